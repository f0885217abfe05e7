package candela.server.semantic.description;

import candela.engine.sql.Schema.Table;
import candela.server.datasource.Snapshot;
import candela.server.semantic.description.DescriptionProposal.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is written about each table and column of a source now, as far as its reader may know them. */
record Present(Map<String, Map<String, String>> texts) {

    /** No column has this name. */
    private static final String ITSELF = "";

    static Present of(Snapshot seen) {
        var words = seen.descriptions().words();
        var texts = new HashMap<String, Map<String, String>>();
        seen.schema().value().tables().forEach(it -> texts.putIfAbsent(it.name(), texts(it, words)));
        return new Present(texts);
    }

    private static Map<String, String> texts(Table table, Map<String, String> words) {
        var texts = new HashMap<String, String>();
        texts.put(ITSELF, words.getOrDefault(table.name(), table.description()));
        table.columns()
                .forEach(it ->
                        texts.put(it.name(), words.getOrDefault(table.name() + "." + it.name(), it.description())));
        return texts;
    }

    State of(DescriptionProposal proposal) {
        var text = text(proposal);
        if (text == null) {
            return State.GONE;
        }
        return text.equals(proposal.former()) ? State.OPEN : State.OVERTAKEN;
    }

    private @Nullable String text(DescriptionProposal proposal) {
        return texts.getOrDefault(proposal.table(), Map.of())
                .get(Objects.requireNonNullElse(proposal.column(), ITSELF));
    }
}
