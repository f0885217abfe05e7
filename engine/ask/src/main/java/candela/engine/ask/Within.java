package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * "the stores in the district with the most customers", "orders of the oldest customer": all rows of the one ranked.
 */
final class Within {
    /** What all the rows asked for have in common, and how it is ranked. */
    private record Ranked(int place, Expr by, boolean descending, int last) {}

    private Within() {}

    static void apply(Draft draft) {
        for (int i = 0; i + 3 < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.isTable(i)
                    && draft.isPlural(i)
                    && draft.is(i + 1, Cue.OF, Cue.FROM)
                    && draft.isFree(i + 2)) {
                int rows = i;
                ranked(draft, i + 2)
                        .filter(it -> isOther(draft, rows, it.place()))
                        .ifPresent(it -> only(draft, rows, it));
            }
        }
    }

    private static Optional<Ranked> ranked(Draft draft, int i) {
        if (draft.is(i, Cue.SUPERLATIVE, Cue.HIGHEST, Cue.LOWEST)) {
            return isOne(draft, i + 1) ? byQuality(draft, i) : Optional.empty();
        }
        int cue = i + 2;
        if (!isOne(draft, i)
                || !draft.is(i + 1, Cue.YES)
                || !draft.is(cue, Cue.MOST, Cue.LEAST, Cue.HIGHEST, Cue.LOWEST)
                || !draft.isFree(cue + 1)) {
            return Optional.empty();
        }
        var descending = draft.is(cue, Cue.MOST, Cue.HIGHEST);
        return key(draft, i, cue + 1).map(it -> new Ranked(i, it, descending, cue + 1));
    }

    /** One thing, or a column that several rows share a value of. */
    private static boolean isOne(Draft draft, int i) {
        return draft.isFree(i)
                && !draft.isPlural(i)
                && (draft.isTable(i) || draft.isColumn(i) && !draft.isNumeric(i) && !draft.isMoment(i));
    }

    /** "the largest district by population", "the oldest customer". */
    private static Optional<Ranked> byQuality(Draft draft, int i) {
        int place = i + 1;
        var adjective = draft.item(i).adjective();
        if (draft.is(place + 1, Cue.BY) && draft.isNumeric(place + 2) && draft.isFree(place + 2)) {
            var descending = adjective == null ? draft.is(i, Cue.HIGHEST) : adjective.descending();
            return key(draft, place, place + 2).map(it -> new Ranked(place, it, descending, place + 2));
        }
        var column = adjective == null || !draft.isTable(place) ? null : Qualities.column(draft, i, adjective);
        return adjective == null || column == null || !column.table().equals(draft.table(place))
                ? Optional.empty()
                : Optional.of(new Ranked(place, column, Qualities.descending(draft, adjective, column), place));
    }

    private static Optional<Expr> key(Draft draft, int place, int measured) {
        if (draft.isTable(measured) || draft.isMeasure(measured)) {
            return Optional.of(draft.isTable(measured) ? draft.expr(measured) : Exprs.total(draft.expr(measured)));
        }
        if (!draft.isColumn(measured) || !draft.isNumeric(measured)) {
            return Optional.empty();
        }
        var own = draft.isTable(place) && draft.table(place).equals(draft.table(measured));
        var added = draft.catalog.isAdded(draft.expr(measured));
        return own || added
                ? Optional.of(own ? draft.expr(measured) : Expr.of(Op.SUM, draft.expr(measured)))
                : Optional.empty();
    }

    /** Whether the rows are not themselves what is ranked. */
    private static boolean isOther(Draft draft, int rows, int place) {
        var own = draft.isTable(place) && draft.table(place).equals(draft.table(rows));
        return !own
                        && !draft.joins
                                .connect(List.of(draft.table(rows), draft.table(place)))
                                .repeats(draft.table(rows))
                || draft.isColumn(place) && draft.table(place).equals(draft.table(rows));
    }

    private static void only(Draft draft, int rows, Ranked ranked) {
        var shared = draft.isColumn(ranked.place())
                ? Optional.of(draft.expr(ranked.place()))
                : draft.catalog.key(draft.table(ranked.place())).stream().findFirst();
        shared.ifPresent(it -> {
            IntStream.rangeClosed(rows + 1, ranked.last()).forEach(draft::use);
            var own = pointer(draft, draft.table(rows), it).orElse(it);
            draft.tables.add(own.table());
            var told =
                    draft.catalog.column(it).filter(column -> column.nullable()).isPresent()
                            ? List.of(Condition.of(Test.PRESENT, it))
                            : List.<Condition>of();
            draft.where(ranked.place(), Condition.against(Test.EQUAL, own, best(it, told, ranked)));
        });
    }

    /** The column of the rows themselves that points to a key. */
    private static Optional<Expr> pointer(Draft draft, String rows, Expr key) {
        var path = draft.joins.path(rows, key.table());
        return path.size() == 1 && !path.getFirst().multiplies()
                ? Optional.of(path.getFirst().key())
                        .filter(it -> it.targetColumns().equals(List.of(key.column())))
                        .map(it -> Expr.column(rows, it.columns().getFirst()))
                : Optional.empty();
    }

    private static Reading best(Expr shared, List<Condition> told, Ranked ranked) {
        var grouped = ranked.by().aggregates() || !Exprs.tables(ranked.by()).equals(Set.of(shared.table()));
        return new Reading(
                "en",
                List.of(shared.table()),
                List.of(shared),
                false,
                told,
                grouped ? List.of(shared) : List.of(),
                List.of(new Sorting(ranked.by(), ranked.descending())),
                1,
                null,
                null);
    }
}
