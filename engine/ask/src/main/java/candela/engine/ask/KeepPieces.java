package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposes the conditions that the values, numbers and averages of a question may be part of. */
final class KeepPieces {
    private static final int MOST_MEASURED = 8;
    private static final int MOST_MOMENTS = 12;
    private static final int MOST_TOLD = 60;
    private static final int NEAREST = 2;
    private static final List<Test> NUMBER_TESTS =
            List.of(Test.EQUAL, Test.GREATER, Test.AT_LEAST, Test.LESS, Test.AT_MOST, Test.NOT_EQUAL);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern FIGURES = Pattern.compile("-?[\\d.,/-]+");
    private static final Set<Cue> EXTREME =
            Set.of(Cue.MIN, Cue.MAX, Cue.SUPERLATIVE, Cue.MOST, Cue.LEAST, Cue.HIGHEST, Cue.LOWEST);

    private final Suggested suggested;
    private final Evidence evidence;
    private final Catalog catalog;
    private final List<String> tables;
    private final List<Expr> columns;
    private final List<Expr> measured;

    KeepPieces(Suggested suggested, List<String> tables, List<Expr> columns, List<Expr> measured) {
        this.suggested = suggested;
        this.evidence = suggested.evidence;
        this.catalog = evidence.catalog;
        this.tables = tables;
        this.columns = columns;
        this.measured = measured;
    }

    /** The words of what is computed. */
    private @Nullable Mention named(Expr expr) {
        return expr.op() == Op.COLUMN
                ? evidence.mention(expr)
                : named(expr.args().getFirst());
    }

    /** All of them. */
    Stream<Keep> all() {
        var keeps = new ArrayList<Keep>();
        for (var value : evidence.values) {
            equal(value, keeps);
        }
        for (int i = 0; i < evidence.tokens.size(); i++) {
            var token = evidence.tokens.get(i);
            if (token.quoted()) {
                quoted(token, new Mention(i, i + 1, 1), keeps);
            } else if (DAY.matcher(token.word()).matches()) {
                moments(token.word(), new Mention(i, i + 1, 1), keeps);
            } else if (token.number() != null) {
                number(token.number(), new Mention(i, i + 1, 1), keeps);
            } else if (evidence.cues[i] == Cue.AVG || evidence.cues[i] == Cue.AVERAGE_VALUE) {
                averages(new Mention(i, i + 1, 1), keeps);
            } else if (evidence.cues[i] != null && EXTREME.contains(evidence.cues[i])) {
                extremes(new Mention(i, i + 1, 1), keeps);
            }
        }
        between(keeps);
        evidence.items.forEach(it -> period(it, keeps));
        evidence.columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingDouble(Mention::weight).reversed()))
                .limit(MOST_TOLD)
                .forEach(it -> told(it.getKey(), it.getValue(), keeps));
        tables.stream().limit(NEAREST).forEach(it -> untold(it, keeps));
        compared(keeps);
        return keeps.stream();
    }

    private void equal(Evidence.Value value, List<Keep> keeps) {
        var link = value.link();
        var slot = "v" + value.at().from() + (value.part() == 0 ? "" : "." + value.part());
        var own = evidence.mention(link.expr());
        keeps.add(new Keep(Condition.of(Test.EQUAL, link.expr(), link.value()), slot, own, value.at()));
        if (denies(value.at())) {
            keeps.add(new Keep(Condition.of(Test.NOT_EQUAL, link.expr(), link.value()), slot, own, value.at()));
        }
    }

    private boolean denies(Mention at) {
        for (int i = Math.max(0, at.from() - 6); i < at.from(); i++) {
            if (evidence.denies(i)) {
                return true;
            }
        }
        for (int i = at.to(); i < Math.min(evidence.cues.length, at.to() + 3); i++) {
            if (evidence.cues[i] == Cue.LEFT_OUT) {
                return true;
            }
        }
        return false;
    }

    private void quoted(Token token, Mention at, List<Keep> keeps) {
        var known = evidence.values.stream()
                .anyMatch(it -> it.part() == 0 && it.at().overlaps(at));
        for (var column : columns) {
            if (catalog.type(column) == Schema.Type.TEXT && evidence.mention(column) != null) {
                keeps.add(keep(
                        Test.CONTAINS,
                        column,
                        token.text().substring(1, token.text().length() - 1),
                        at));
                if (!known) {
                    keeps.add(keep(
                            Test.EQUAL,
                            column,
                            token.text().substring(1, token.text().length() - 1),
                            at));
                }
            }
        }
    }

    private Keep keep(Test test, Expr column, String value, Mention at) {
        return new Keep(Condition.of(test, column, value), "v" + at.from(), evidence.mention(column), at);
    }

    private void number(BigDecimal said, Mention at, List<Keep> keeps) {
        var number = Numbers.plain(said);
        for (var column : comparable()) {
            NUMBER_TESTS.stream()
                    .filter(it -> !pointsElsewhere(column) || it == Test.EQUAL || it == Test.NOT_EQUAL)
                    .forEach(test -> keeps.add(keep(test, column, compared(column, said, at), at)));
        }
        for (var table : tables) {
            catalog.key(table).stream()
                    .filter(it -> evidence.mention(it) == null)
                    .forEach(it -> keeps.add(keep(Test.EQUAL, it, number, at)));
            var rows = Expr.rows(table);
            NUMBER_TESTS.forEach(test -> keeps.add(
                    new Keep(Condition.of(test, rows, number), "v" + at.from(), evidence.tables.get(table), at)));
        }
        measured.stream()
                .filter(it -> it.op() != Op.COUNT_DISTINCT)
                .forEach(expr -> NUMBER_TESTS.forEach(test -> keeps.add(new Keep(
                        Condition.of(test, expr, compared(expr, said, at)), "v" + at.from(), named(expr), at))));
    }

    private String compared(Expr left, BigDecimal said, Mention at) {
        var percent =
                at.to() < evidence.tokens.size() && evidence.tokens.get(at.to()).is("%");
        return percent ? Percentages.compared(catalog, left, said) : Numbers.plain(said);
    }

    private void moments(String moment, Mention at, List<Keep> keeps) {
        var dated = new LinkedHashSet<>(comparable());
        tables.forEach(it -> catalog.moment(it).ifPresent(dated::add));
        dated.stream()
                .filter(it -> !catalog.isNumber(it))
                .forEach(column -> NUMBER_TESTS.forEach(test -> keeps.add(keep(test, column, moment, at))));
    }

    /** The number of another row is neither more nor less than anything. */
    private boolean pointsElsewhere(Expr column) {
        return catalog.isForeign(column.table(), column.column());
    }

    private List<Expr> comparable() {
        return columns.stream()
                .filter(it -> evidence.mention(it) != null)
                .filter(it -> catalog.isNumber(it) || catalog.type(it).isMoment() || holdsNumbers(it))
                .limit(MOST_MEASURED)
                .toList();
    }

    /** A column of text whose values look like numbers. */
    private boolean holdsNumbers(Expr column) {
        return catalog.column(column)
                .map(it -> !it.samples().isEmpty()
                        && it.samples().stream()
                                .allMatch(value -> FIGURES.matcher(value).matches()))
                .orElse(false);
    }

    private void averages(Mention at, List<Keep> keeps) {
        for (var column : comparable()) {
            if (catalog.isNumber(column)) {
                var average = computed(Op.AVG, column);
                keeps.add(new Keep(
                        Condition.against(Test.GREATER, column, average),
                        "v" + at.from(),
                        evidence.mention(column),
                        at));
                keeps.add(new Keep(
                        Condition.against(Test.LESS, column, average), "v" + at.from(), evidence.mention(column), at));
            }
        }
    }

    /** As much as the most or the least of all rows, or more or less than that of some. */
    private void extremes(Mention at, List<Keep> keeps) {
        for (var column : comparable()) {
            if (catalog.isNumber(column)) {
                for (var op : List.of(Op.MAX, Op.MIN)) {
                    var extreme = computed(op, column);
                    for (var test : List.of(Test.EQUAL, Test.GREATER, Test.LESS)) {
                        keeps.add(new Keep(
                                Condition.against(test, column, extreme),
                                "v" + at.from(),
                                evidence.mention(column),
                                at));
                    }
                }
            }
        }
    }

    /** In a period, by each moment that the tables near have. */
    private void period(Item item, List<Keep> keeps) {
        var period = item.period();
        if (period == null || period.from() == null || period.to() == null) {
            return;
        }
        var at = evidence.mention(item, 1);
        var from = period.from().toString();
        var to = period.to().toString();
        moments(tables, catalog)
                .flatMap(
                        it -> Stream.of(Condition.of(Test.WITHIN, it, from, to), Condition.of(Test.AT_LEAST, it, from)))
                .forEach(it -> keeps.add(new Keep(it, "v" + at.from(), named(it), at)));
    }

    /** The moments that tables have. */
    static Stream<Expr> moments(List<String> tables, Catalog catalog) {
        return tables.stream()
                .flatMap(table -> catalog.table(table).columns().stream()
                        .filter(it -> it.type().isMoment())
                        .map(it -> Expr.column(table, it.name())))
                .limit(MOST_MOMENTS);
    }

    /** Two named numbers or moments of one row, compared: "load above the maximum". */
    private void compared(List<Keep> keeps) {
        var named = comparable();
        for (var one : named) {
            for (var other : named) {
                var words = evidence.mention(one);
                if (!one.equals(other)
                        && one.table().equals(other.table())
                        && catalog.isNumber(one) == catalog.isNumber(other)
                        && words != null
                        && !words.equals(evidence.mention(other))) {
                    keeps.add(new Keep(Condition.than(Test.GREATER, one, other), "c" + one.table(), words, words));
                }
            }
        }
    }

    private @Nullable Mention named(Condition condition) {
        return condition.left() == null ? null : evidence.mention(condition.left());
    }

    /** What a column tells by being so or not, or by being there or not. */
    private void told(Expr column, Mention at, List<Keep> keeps) {
        var slot = "t" + at.from();
        var described = catalog.column(column);
        Stream.of(false, true)
                .flatMap(no -> described.flatMap(it -> Flags.told(it, no)).stream())
                .forEach(it -> keeps.add(new Keep(Condition.of(Test.EQUAL, column, it), slot, at, at)));
        if (described.filter(Schema.Column::nullable).isPresent() && !catalog.isKey(column)) {
            present(column, slot, at, at, keeps);
        }
        var today = suggested.today();
        if (today != null && catalog.type(column).isMoment()) {
            for (var test : List.of(Test.LESS, Test.AT_LEAST)) {
                keeps.add(new Keep(Condition.of(test, column, today.toString()), slot, at, at));
            }
        }
    }

    private static void present(Expr column, String slot, @Nullable Mention at, Mention words, List<Keep> keeps) {
        keeps.add(new Keep(Condition.of(Test.MISSING, column), slot, at, words));
        keeps.add(new Keep(Condition.of(Test.PRESENT, column), slot, at, words));
    }

    /** Moments that may not have come yet, also where no word names them: "still open". */
    private void untold(String table, List<Keep> keeps) {
        var words = evidence.tables.getOrDefault(table, Suggested.NOWHERE);
        for (var column : catalog.table(table).columns()) {
            var expr = Expr.column(table, column.name());
            if (column.nullable() && column.type().isMoment() && evidence.mention(expr) == null) {
                present(expr, "u" + table, null, words, keeps);
            }
        }
    }

    private static Reading computed(Op op, Expr column) {
        return new Reading(
                "en",
                List.of(column.table()),
                List.of(Expr.of(op, column)),
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private void between(List<Keep> keeps) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < evidence.tokens.size(); i++) {
            if (evidence.tokens.get(i).number() != null
                    && !evidence.tokens.get(i).quoted()) {
                numbers.add(i);
            }
        }
        if (numbers.size() < 2) {
            return;
        }
        var from = evidence.tokens.get(numbers.get(0)).number();
        var to = evidence.tokens.get(numbers.get(1)).number();
        if (from == null || to == null) {
            return;
        }
        var at = new Mention(numbers.get(0), numbers.get(1) + 1, 1);
        comparable()
                .forEach(column -> keeps.add(new Keep(
                        Condition.of(Test.BETWEEN, column, Numbers.plain(from), Numbers.plain(to)),
                        "v" + at.from(),
                        evidence.mention(column),
                        at)));
    }
}
