package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.sql.Schema.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the column that an adjective compares: "cheap" is a price, "old" an age or an early date. */
final class Qualities {
    private Qualities() {}

    /** The column in the tables near the adjective, or null; a point in time is neither long nor short. */
    static @Nullable Expr column(Draft draft, int i, Adjective adjective) {
        for (var table : tables(draft, i)) {
            for (var word : adjective.columns()) {
                var column = named(draft, table, word)
                        .filter(it ->
                                isOfTime(adjective) || !draft.catalog.type(it).isMoment());
                if (column.isPresent()) {
                    return column.get();
                }
            }
            var lasted = adjective.columns().contains("duration")
                    ? Durations.of(draft.catalog.table(table))
                    : Optional.<Expr>empty();
            if (lasted.isPresent()) {
                return lasted.get();
            }
            if (adjective.columns().contains("date")) {
                var moment = draft.catalog.moment(table).or(() -> draft.catalog.yearColumn(table));
                if (moment.isPresent()) {
                    return moment.get();
                }
            }
            if (adjective.columns().contains("age")) {
                var birth = named(draft, table, "birth")
                        .or(() -> named(draft, table, "birthday"))
                        .or(() -> draft.catalog.moment(table))
                        .or(() -> draft.catalog.yearColumn(table));
                if (birth.isPresent()) {
                    return birth.get();
                }
            }
        }
        return null;
    }

    private static boolean isOfTime(Adjective adjective) {
        return adjective.columns().stream().anyMatch(Set.of("date", "age", "hire")::contains);
    }

    /** The oldest person has the earliest birth date. */
    static boolean descending(Draft draft, Adjective adjective, Expr column) {
        var isAge = adjective.columns().contains("age")
                && !Names.expanded(column.column()).contains("age");
        return isAge != adjective.descending();
    }

    private static Optional<Expr> named(Draft draft, String table, String word) {
        var stem = Stems.of(word);
        return draft.catalog.table(table).columns().stream()
                .filter(it -> comparable(it) && !draft.catalog.isForeign(table, it.name()))
                .filter(it -> Names.expanded(it.name()).stream().map(Stems::of).anyMatch(stem::equals))
                .min(Comparator.comparing(it -> word.equals("price") && Money.isPieceCost(it)))
                .map(it -> Expr.column(table, it.name()));
    }

    private static boolean comparable(Column column) {
        return column.type().isNumber()
                || column.type().isMoment()
                || column.type() == candela.engine.sql.Schema.Type.TEXT
                        && column.samples().stream().anyMatch(it -> it.matches("[\\d.:/-]+.*"));
    }

    private static List<String> tables(Draft draft, int i) {
        var tables = new ArrayList<String>();
        for (int distance = 1; distance < draft.size(); distance++) {
            for (int k : new int[] {i + distance, i - distance}) {
                if (draft.isTable(k)) {
                    tables.add(draft.table(k));
                }
            }
        }
        draft.mentioned().stream().filter(it -> !tables.contains(it)).forEach(tables::add);
        return tables;
    }
}
