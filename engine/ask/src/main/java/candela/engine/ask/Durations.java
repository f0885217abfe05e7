package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long something took, where only its beginning and its end are known: "resolution time", "days from order to
 * delivery".
 */
final class Durations {
    private static final Set<String> BEGINNING = Stems.all(
            "created",
            "opened",
            "ordered",
            "reported",
            "requested",
            "booked",
            "issued",
            "submitted",
            "raised",
            "logged",
            "start",
            "begin",
            "from",
            "in");
    private static final Set<String> END =
            Stems.all("end", "ended", "finished", "to", "until", "closed", "completed", "stop", "out");
    private static final Set<String> DATING = Stems.all("at", "on", "date", "dt", "day", "time", "ts");

    private static final Pattern TO = Pattern.compile("(time|days|hours|minutes) to (\\w+)");
    private static final Pattern OF = Pattern.compile("(\\w+) (time|times|duration|durations)");
    private static final Pattern LENGTH = Pattern.compile("(length|duration) of \\w+");
    /** Times that are from the beginning to the end, whatever happens then. */
    private static final Set<String> WHOLE =
            Set.of("run", "running", "processing", "cycle", "lead", "turnaround", "throughput", "rental", "trip");

    private static final Pattern DELAY = Pattern.compile("(\\w+ )?delays?( in (days|hours|minutes))?");

    private Durations() {}

    /** What some words measure in a table. */
    static Optional<Expr> measure(Table table, String words) {
        var to = TO.matcher(words);
        if (to.matches()) {
            return until(table, to.group(2), to.group(1).equals("time") ? unit(table) : unit(words));
        }
        var delay = DELAY.matcher(words);
        if (delay.matches()) {
            var what = delay.group(1) == null
                    ? Set.<String>of()
                    : Stems.all(delay.group(1).strip());
            return Sides.pair(table, what).map(it -> Expr.elapsed(it.right(), it.left(), unit(words)));
        }
        var of = OF.matcher(words);
        if (LENGTH.matcher(words).matches() || of.matches() && WHOLE.contains(of.group(1))) {
            return of(table);
        }
        return of.matches() ? until(table, of.group(1), unit(table)) : Optional.empty();
    }

    /** From the beginning of a row to what the word says. */
    private static Optional<Expr> until(Table table, String word, String unit) {
        var stem = Stems.of(word);
        var ends = momentOnly(table, it -> says(it, Set.of(stem)) || Happenings.alike(stem, Names.stems(it.name())));
        return ends.flatMap(end -> momentOnly(
                        table,
                        it -> says(it, BEGINNING) && !Catalog.expr(table, it).equals(end))
                .map(it -> Expr.elapsed(it, end, unit)));
    }

    /** From when a row begins to when it ends. */
    static Optional<Expr> of(Table table) {
        return momentOnly(table, it -> says(it, END))
                .flatMap(end -> beginning(table, end).map(it -> Expr.elapsed(it, end, unit(table))));
    }

    /** Of several beginnings the one that is called like the end: "check in" and "check out". */
    private static Optional<Expr> beginning(Table table, Expr end) {
        var words = new LinkedHashSet<>(Names.stems(end.column()));
        words.removeAll(DATING);
        return momentOnly(table, it -> says(it, BEGINNING) && !says(it, END))
                .or(() -> momentOnly(table, it -> says(it, BEGINNING) && !says(it, END) && says(it, words)));
    }

    /**
     * "days between invoice and payment", "hours from opening to closing": of one row, on average if nothing else is
     * said.
     */
    static void between(Draft draft) {
        inUnits(draft);
        for (int i = 1; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.BETWEEN, Cue.FROM) && time(draft, i) >= 0) {
                int from = draft.after(i);
                int glue = draft.isTable(from + 1) && draft.isMoment(from) ? from + 2 : from + 1;
                int to = draft.after(glue);
                var first = moment(draft, from);
                var last = moment(draft, to);
                if (draft.is(glue, Cue.AND, Cue.TO) && first.isPresent() && isOfOneRow(first.get(), last)) {
                    int time = time(draft, i);
                    var unit = unit(Normaliser.lower(draft.item(time).text())
                            + draft.item(time).unit());
                    take(draft, time, to, Expr.elapsed(first.get(), last.orElseThrow(), unit));
                }
            }
        }
    }

    /** "average delay in days": no group. */
    private static void inUnits(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            var unit = draft.item(i).text().toLowerCase(Locale.ROOT);
            if (Groupings.isUnit(draft, i)
                    && draft.item(i - 1).text().equalsIgnoreCase("in")
                    && measures(draft, unit)) {
                draft.use(i);
            }
        }
    }

    private static boolean measures(Draft draft, String units) {
        return IntStream.range(0, draft.size())
                .filter(draft::isMeasure)
                .mapToObj(draft::expr)
                .anyMatch(it -> it.op() == Op.ELAPSED && units.equals(it.unit() + "s"));
    }

    private static void take(Draft draft, int time, int to, Expr elapsed) {
        int cue = time - 1;
        var op = Keys.op(draft, cue);
        for (int k = time; k <= to; k++) {
            draft.use(k);
        }
        if (op != null && draft.isFree(cue)) {
            draft.use(cue);
        }
        draft.tables.add(elapsed.args().getFirst().table());
        draft.select.add(Expr.of(op == null || op == Op.COUNT ? Op.AVG : op, elapsed));
    }

    /** The word of time before a span, "how many days pass on average from": -1 where there is none. */
    private static int time(Draft draft, int i) {
        int k = i - 1;
        while (draft.isFree(k) && (draft.is(k, Cue.AVG) || draft.item(k).isUnknown()) && k > i - 4) {
            k--;
        }
        return isTime(draft, k) ? k : -1;
    }

    private static boolean isTime(Draft draft, int i) {
        return draft.isFree(i)
                && (draft.item(i).text().matches("(?i)days?|hours?|minutes?|time")
                        || draft.item(i).unit().matches("day|hour"));
    }

    private static boolean isOfOneRow(Expr first, Optional<Expr> last) {
        return last.isPresent()
                && last.get().table().equals(first.table())
                && !last.get().equals(first);
    }

    private static Optional<Expr> moment(Draft draft, int i) {
        if (draft.isMoment(i)) {
            return Optional.of(draft.expr(i));
        }
        return draft.isTable(i) ? draft.catalog.moment(draft.table(i)) : Optional.empty();
    }

    /** The unit that words say, days where they say none. */
    private static String unit(String words) {
        return Stream.of("hour", "minute").filter(words::contains).findFirst().orElse("day");
    }

    /** Moments are apart by hours, days by days. */
    private static String unit(Table table) {
        return table.columns().stream().anyMatch(it -> it.type() == Type.TIMESTAMP) ? "hour" : "day";
    }

    private static Optional<Expr> momentOnly(Table table, Predicate<Column> test) {
        return Catalog.only(table, it -> it.type().isMoment() && test.test(it));
    }

    private static boolean says(Column column, Set<String> any) {
        return Names.stems(column.name()).stream().anyMatch(any::contains);
    }
}
