package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** "in 2024", "since June", "between March and May 2025", "last year": spans of the calendar as conditions. */
final class Periods {
    private Periods() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.item(i).period() != null) {
                int at = i;
                condition(draft, lead(draft, i), Optional.empty()).ifPresent(it -> draft.where(at, it));
            }
        }
    }

    /** The cue before a period, or the period itself. */
    private static int lead(Draft draft, int i) {
        int lead = draft.before(i);
        var cues = new Cue[] {
            Cue.BEFORE,
            Cue.AFTER,
            Cue.SINCE,
            Cue.OR_AFTER,
            Cue.OR_BEFORE,
            Cue.FROM,
            Cue.BETWEEN,
            Cue.TO,
            Cue.GREATER,
            Cue.AT_LEAST,
            Cue.LESS,
            Cue.AT_MOST
        };
        return draft.is(lead, cues) && draft.isFree(lead) ? lead : i;
    }

    /** The condition that a period at or right after a span states; takes the spans it uses. */
    static Optional<Condition> condition(Draft draft, int from, Optional<String> table) {
        int i = draft.after(from - 1);
        var cue = draft.has(i) ? draft.item(i).cue() : null;
        int at = cue == null ? i : draft.after(i);
        if (!draft.isFree(at) || draft.item(at).period() == null) {
            return Optional.empty();
        }
        var moment = moment(draft, i, at, table);
        if (moment.isEmpty()) {
            return Optional.empty();
        }
        var period = covered(draft, draft.item(at), moment.get());
        draft.use(i, at);
        tell(draft, period, draft.item(at), moment.get());
        var until = until(draft, at, cue);
        if (until != null) {
            return Optional.of(within(draft, moment.get(), new Period(period.from(), until.to(), until.unit(), false)));
        }
        return Optional.of(open(draft, moment.get(), period, ago(draft.item(at), cue)));
    }

    /** "more than 3 months ago" is before that day, "less than 3 months ago" after it. */
    static @Nullable Cue ago(Item period, @Nullable Cue cue) {
        if (cue == null || !Normaliser.lower(period.text()).endsWith("ago")) {
            return cue;
        }
        return switch (cue) {
            case GREATER, AT_LEAST -> Cue.BEFORE;
            case LESS, AT_MOST -> Cue.SINCE;
            default -> cue;
        };
    }

    /** A month named without a year is the last one that the data reaches. */
    private static Period covered(Draft draft, Item item, Expr moment) {
        var period = Objects.requireNonNull(item.period());
        var greatest = draft.catalog
                .column(moment)
                .map(it -> Objects.requireNonNullElse(it.greatest(), ""))
                .filter(it -> it.matches("\\d{4}-\\d{2}-\\d{2}.*"));
        if (!period.relative() || greatest.isEmpty() || !Dates.namesMonth(item.text())) {
            return period;
        }
        int years = 0;
        var from = Objects.requireNonNull(period.from());
        while (from.minusYears(years).toString().compareTo(greatest.get()) > 0) {
            years++;
        }
        var to = Objects.requireNonNull(period.to());
        return new Period(from.minusYears(years), to.minusYears(years), period.unit(), true);
    }

    /** The end of a range: "from March to May", "between 2023 and 2024". */
    private static @Nullable Period until(Draft draft, int at, @Nullable Cue cue) {
        int glue = at + 1;
        int end = draft.after(glue);
        var ranged = cue == Cue.BETWEEN || cue == Cue.FROM;
        var joins = draft.is(glue, Cue.TO) || ranged && draft.is(glue, Cue.AND);
        if (!joins || !draft.isFree(end) || draft.item(end).period() == null) {
            return null;
        }
        draft.use(glue, end);
        return draft.item(end).period();
    }

    static Condition open(Draft draft, Expr moment, Period period, @Nullable Cue cue) {
        if (cue == null) {
            return within(draft, moment, period);
        }
        return switch (cue) {
            case BEFORE, LESS -> bound(draft, moment, Test.LESS, Objects.requireNonNull(period.from()));
            case OR_BEFORE, TO -> bound(draft, moment, Test.LESS, Objects.requireNonNull(period.to()));
            // "over the last 12 months" is within them
            case GREATER ->
                period.relative()
                        ? within(draft, moment, period)
                        : bound(draft, moment, Test.AT_LEAST, Objects.requireNonNull(period.to()));
            case AFTER -> bound(draft, moment, Test.AT_LEAST, Objects.requireNonNull(period.to()));
            case SINCE, OR_AFTER -> bound(draft, moment, Test.AT_LEAST, Objects.requireNonNull(period.from()));
            default -> within(draft, moment, period);
        };
    }

    private static Condition bound(Draft draft, Expr moment, Test test, LocalDate day) {
        return Condition.of(test, moment, isDated(draft, moment) ? day.toString() : String.valueOf(day.getYear()));
    }

    static Condition within(Draft draft, Expr moment, Period period) {
        var from = Objects.requireNonNull(period.from());
        var to = Objects.requireNonNull(period.to());
        if (isDated(draft, moment)) {
            return Condition.of(Test.WITHIN, moment, from.toString(), to.toString());
        }
        int first = from.getYear();
        int last = to.minusDays(1).getYear();
        return first == last
                ? Condition.of(Test.EQUAL, moment, String.valueOf(first))
                : Condition.of(Test.BETWEEN, moment, String.valueOf(first), String.valueOf(last));
    }

    /** Whether a column holds dates rather than bare years. */
    private static boolean isDated(Draft draft, Expr moment) {
        var type = draft.catalog.type(moment);
        return type.isMoment()
                || draft.catalog.column(moment).stream()
                        .anyMatch(it -> it.samples().stream().anyMatch(sample -> sample.matches("\\d{4}-\\d{2}.*")));
    }

    private static void tell(Draft draft, Period period, Item item, Expr moment) {
        if (period.relative()) {
            draft.assume(Assumption.of(
                    "period.is",
                    item.text(),
                    Objects.requireNonNull(period.from()).toString(),
                    Objects.requireNonNull(period.to()).minusDays(1).toString()));
            outdated(draft, period, moment);
        }
        draft.dates.add(moment);
    }

    /** Tells when the data ends before the period begins. */
    private static void outdated(Draft draft, Period period, Expr moment) {
        var greatest = draft.catalog.column(moment).map(it -> Objects.requireNonNullElse(it.greatest(), ""));
        var from = Objects.requireNonNull(period.from()).toString();
        greatest.filter(it -> it.matches("\\d{4}-\\d{2}-\\d{2}.*") && it.compareTo(from) < 0)
                .ifPresent(it -> draft.assume(Assumption.of("data.ends", it.substring(0, 10))));
    }

    private static Optional<Expr> moment(Draft draft, int from, int at, Optional<String> table) {
        for (int k : new int[] {draft.before(from), draft.after(at)}) {
            if (draft.isColumn(k) && draft.isFree(k) && isDateLike(draft, k)) {
                draft.use(k);
                return Optional.of(draft.expr(k));
            }
        }
        return table.or(() -> doneBefore(draft, from))
                .flatMap(it -> dateOf(draft, it))
                .or(() -> moment(draft));
    }

    /** "customers who ordered in 2024", "placed an order in 2024": when they did so, not when they became customers. */
    private static Optional<String> doneBefore(Draft draft, int from) {
        int done = draft.before(from);
        var told = draft.isTable(done)
                && IntStream.range(0, done)
                        .anyMatch(it -> draft.isTable(it) && !draft.table(it).equals(draft.table(done)));
        int doer = draft.before(done);
        return told && draft.dated == null && (draft.is(doer, Cue.WHICH) || draft.isTable(doer))
                ? Optional.of(draft.table(done))
                : Optional.empty();
    }

    private static boolean isDateLike(Draft draft, int k) {
        return draft.isMoment(k)
                || draft.catalog
                        .yearColumn(draft.table(k))
                        .filter(draft.expr(k)::equals)
                        .isPresent();
    }

    private static Optional<Expr> dateOf(Draft draft, String table) {
        return draft.catalog.moment(table).or(() -> draft.catalog.yearColumn(table));
    }

    /** The column that dates what the question is about. */
    static Optional<Expr> moment(Draft draft) {
        if (draft.dated != null) {
            return Optional.of(draft.dated);
        }
        if (!draft.context.isEmpty() && !draft.dates.isEmpty()) {
            return Optional.of(draft.dates.getFirst());
        }
        var namesake = namesake(draft);
        if (namesake.isPresent()) {
            return namesake;
        }
        for (var measured : measuredFirst(draft)) {
            var moment = dateOf(draft, measured);
            if (moment.isPresent()) {
                return moment;
            }
        }
        var focus = measuredFirst(draft).stream().findFirst();
        return focus.flatMap(it -> draft.catalog.schema().tables().stream()
                .filter(table -> dateOf(draft, table.name()).isPresent())
                .filter(table -> table.name().equals(it)
                        || !draft.joins.path(it, table.name()).isEmpty())
                .min(Comparator.<Table>comparingInt(table -> cost(draft, it, table.name()))
                        .thenComparing(Periods::isOfPeople))
                .flatMap(table -> dateOf(draft, table.name())));
    }

    /** What is invoiced is dated by the day of the invoice, though its row has other days as well. */
    private static Optional<Expr> namesake(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isMeasure(i)) {
                return Optional.empty();
            }
            if (draft.isColumn(i) && draft.isNumeric(i) && draft.catalog.isAdded(draft.expr(i))) {
                var table = draft.catalog.table(draft.table(i));
                var own = Names.stems(table.name());
                var said = Names.stems(draft.expr(i).column()).stream()
                        .filter(it -> !own.contains(it))
                        .toList();
                return Catalog.only(
                        table,
                        it -> it.type().isMoment()
                                && Names.stems(it.name()).stream()
                                        .anyMatch(stem -> said.contains(stem) && stem.length() > 3));
            }
        }
        return Optional.empty();
    }

    /** Measures are dated before the things they are measured for: revenue of customers, by order date. */
    private static List<String> measuredFirst(Draft draft) {
        var tables = new java.util.LinkedHashSet<String>();
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isMeasure(i)) {
                tables.add(draft.table(i));
                happenings(draft, draft.table(i)).forEach(tables::add);
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isColumn(i)
                    && draft.isNumeric(i)
                    && (Keys.op(draft, draft.before(i)) != null || draft.catalog.isAdded(draft.expr(i)))) {
                tables.add(draft.table(i));
                happenings(draft, draft.table(i)).forEach(tables::add);
            }
        }
        for (var measured : draft.measured) {
            tables.add(measured);
            happenings(draft, measured).forEach(tables::add);
        }
        draft.where.stream()
                .map(Draft.Placed::condition)
                .filter(Condition::aggregates)
                .flatMap(it -> Exprs.tables(it).stream())
                .forEach(tables::add);
        draft.order.stream().flatMap(it -> Exprs.tables(it.by()).stream()).forEach(tables::add);
        draft.order.stream()
                .flatMap(it -> Exprs.tables(it.by()).stream())
                .flatMap(it -> draft.joins.parents(it).stream())
                .filter(it -> draft.ranked && dateOf(draft, it).isPresent())
                .forEach(tables::add);
        draft.focus().ifPresent(tables::add);
        tables.addAll(draft.mentioned());
        return List.copyOf(tables);
    }

    /** What dates the rows of a table without a date: its own whole first, never when somebody was hired. */
    private static Stream<String> happenings(Draft draft, String table) {
        return draft.joins.parents(table).stream()
                .filter(it -> dateOf(draft, it).isPresent())
                .filter(it -> !isOfPeople(draft.catalog.table(it)))
                .sorted(Comparator.comparing(it -> !isWhole(it, table)));
    }

    private static boolean isOfPeople(Table table) {
        return People.are(table) || People.areHired(table);
    }

    /** "orders" of "order lines". */
    private static boolean isWhole(String whole, String part) {
        return Names.stems(part)
                .containsAll(Names.thing(Names.expanded(whole)).stream()
                        .map(Stems::of)
                        .toList());
    }

    private static int cost(Draft draft, String from, String to) {
        return draft.joins.path(from, to).stream()
                .mapToInt(it -> it.multiplies() ? 3 : 2)
                .sum();
    }
}
