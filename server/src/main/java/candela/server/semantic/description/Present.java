package candela.server.semantic.description;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.Snapshot;
import candela.server.datasource.Snapshot.Descriptions;
import candela.server.semantic.description.DescriptionProposal.State;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is written about each table and column of a source now, as far as its reader may know them. */
record Present(Descriptions descriptions, Map<DescribedPlace, Table> tables) {

    static Present of(Snapshot seen) {
        Schema schema = seen.schema().value();
        return new Present(
                seen.descriptions(),
                schema.tables().stream()
                        .collect(Collectors.toMap(DescribedPlace::of, Function.identity(), (first, other) -> first)));
    }

    State of(DescriptionProposal proposal) {
        return text(proposal.place())
                .map(it -> it.equals(proposal.former()) ? State.OPEN : State.OVERTAKEN)
                .orElse(State.GONE);
    }

    private Optional<String> text(DescribedPlace place) {
        var column = place.column();
        var said = Optional.ofNullable(tables.get(place.whole()))
                .flatMap(it -> column == null
                        ? Optional.of(it.description())
                        : it.columns().stream()
                                .filter(known -> known.name().equals(column))
                                .map(Column::description)
                                .findFirst());
        return said.map(it -> descriptions.of(place).orElse(it));
    }
}
