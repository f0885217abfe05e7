package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses what to measure by where a question says "best" or "busiest" but not by what. */
final class DefaultMeasures {
    private static final int FAR = 4;

    private DefaultMeasures() {}

    /** Revenue near the tables named, or else what a lone table adds up. */
    static Optional<Expr> of(Draft draft) {
        var near = draft.mentioned().stream().findFirst();
        var distances = near.map(draft.joins::distances).orElse(Map.of());
        return draft.catalog.schema().tables().stream()
                .filter(it -> near.isEmpty() || distances.getOrDefault(it.name(), FAR) < FAR)
                .sorted(Comparator.comparingInt(it -> distances.getOrDefault(it.name(), 0)))
                .flatMap(it -> draft.catalog.money().revenue(it).stream())
                .findFirst()
                .map(it -> Expr.of(Op.SUM, it))
                .or(() -> ofLoneTable(draft));
    }

    /** Where there is one table only, its first number that adds up, or its rows. */
    private static Optional<Expr> ofLoneTable(Draft draft) {
        var tables = draft.catalog.schema().tables();
        if (tables.size() != 1) {
            return Optional.empty();
        }
        return tables.getFirst().columns().stream()
                .map(it -> Expr.column(tables.getFirst().name(), it.name()))
                .filter(it -> draft.catalog.isNumber(it) && draft.catalog.isAdded(it))
                .findFirst()
                .map(it -> Expr.of(Op.SUM, it))
                .or(() -> Optional.of(Expr.rows(tables.getFirst().name())));
    }

    /** The table whose rows happen at a time: one named, or the one that revenue is dated by. */
    static Optional<String> dated(Draft draft) {
        var candidates = new ArrayList<>(draft.mentioned());
        draft.mentioned().forEach(it -> candidates.addAll(draft.joins.children(it)));
        of(draft).stream().flatMap(it -> Exprs.tables(it).stream()).forEach(it -> {
            candidates.add(it);
            candidates.addAll(draft.joins.parents(it));
        });
        return candidates.stream()
                .filter(it -> draft.catalog.moment(it).isPresent())
                .findFirst();
    }

    /** "what did customers in France buy most": what is sold is asked for, not who bought it. */
    static boolean asksForGoods(Draft draft, int i) {
        var quantity = quantity(draft);
        var buyers = IntStream.range(0, i)
                .filter(it -> draft.isFree(it) && draft.isTable(it) && People.are(draft.catalog.table(draft.table(it))))
                .findFirst();
        if (quantity == null
                || buyers.isEmpty()
                || draft.subject != null
                || !draft.item(0).text().equalsIgnoreCase("what")
                || !Normaliser.lower(draft.item(i).text()).startsWith("b")) {
            return false;
        }
        goods(draft, quantity).ifPresent(it -> {
            draft.use(buyers.getAsInt());
            draft.tables.add(draft.table(buyers.getAsInt()));
            draft.tables.add(it);
            draft.subject = it;
        });
        return draft.subject != null;
    }

    /** What is sold: the undated things with a name that the rows with the quantity point to. */
    static Optional<String> goods(Draft draft, Expr quantity) {
        return draft.joins.parents(quantity.table()).stream()
                .filter(it -> draft.catalog.moment(it).isEmpty())
                .filter(it -> !draft.catalog.label(it).isEmpty())
                .findFirst();
    }

    static @Nullable Expr quantity(Draft draft) {
        return draft.catalog.schema().tables().stream()
                .filter(it -> draft.catalog.money().revenue(it).isPresent())
                .flatMap(it -> draft.catalog.money().quantity(it).stream())
                .findFirst()
                .orElse(null);
    }
}
