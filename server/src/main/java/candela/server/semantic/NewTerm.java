package candela.server.semantic;

import candela.engine.ask.Term;
import candela.engine.ask.Term.Kind;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.semantic.GlossaryTerm.Others;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants a phrase to mean. */
public record NewTerm(
        Kind kind,
        List<String> phrases,
        String meaning,
        String definition,
        Visibility visibility,
        @Nullable DataSourceId dataSource) {

    private static final int MOST_PHRASES = 20;
    private static final int LONGEST_PHRASE = 100;
    private static final int LONGEST_QUESTION = 2_000;

    public NewTerm {
        phrases = phrases.stream()
                .map(it -> it.strip().replaceAll("\\s+", " "))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        meaning = meaning.strip();
        definition = definition.strip();
        var longest = kind == Kind.VERIFIED ? LONGEST_QUESTION : LONGEST_PHRASE;
        if (phrases.isEmpty() || phrases.size() > MOST_PHRASES) {
            throw Problem.invalid("phrases", "Give between 1 and " + MOST_PHRASES + " words or phrases");
        }
        if (phrases.stream().anyMatch(it -> it.length() > longest)) {
            throw Problem.invalid("phrases", "A phrase has at most " + longest + " characters");
        }
        if (meaning.isEmpty()) {
            throw Problem.invalid("meaning", "Say what it means");
        }
        if (dataSource == null && (kind == Kind.VERIFIED || kind == Kind.CHOICE)) {
            throw Problem.invalid("dataSource", "Say of which data source this holds");
        }
    }

    Others others() {
        return new Others(phrases.subList(1, phrases.size()));
    }

    Term engine() {
        return new Term("new", kind, phrases, meaning, null);
    }
}
