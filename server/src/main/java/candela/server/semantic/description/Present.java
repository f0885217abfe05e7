package candela.server.semantic.description;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.Snapshot;
import candela.server.datasource.Snapshot.Descriptions;
import candela.server.semantic.description.DescriptionProposal.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is written about each table and column of a source now, as far as its reader may know them. Proposals know
 * tables by their names alone: of equal ones the first is meant.
 */
record Present(Descriptions descriptions, Map<String, Table> tables) {

    static Present of(Snapshot seen) {
        var tables = new HashMap<String, Table>();
        seen.schema().value().tables().forEach(it -> tables.putIfAbsent(it.name(), it));
        return new Present(seen.descriptions(), tables);
    }

    State of(DescriptionProposal proposal) {
        return text(proposal)
                .map(it -> it.equals(proposal.former()) ? State.OPEN : State.OVERTAKEN)
                .orElse(State.GONE);
    }

    /** Where the schema keeps what is said of this; for one that is gone, where it would. */
    DescribedPlace place(DescriptionProposal proposal) {
        var table = tables.get(proposal.table());
        return new DescribedPlace(table == null ? null : table.namespace(), proposal.table(), proposal.column());
    }

    private Optional<String> text(DescriptionProposal proposal) {
        var column = proposal.column();
        var said = Optional.ofNullable(tables.get(proposal.table()))
                .flatMap(it -> column == null
                        ? Optional.of(it.description())
                        : it.columns().stream()
                                .filter(known -> known.name().equals(column))
                                .map(Column::description)
                                .findFirst());
        return said.map(it -> descriptions.of(place(proposal)).orElse(it));
    }
}
