package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposes all parts that a reading of a question may be made of. */
final class Pieces {
    private static final int MOST_COLUMNS = 24;
    private static final int MOST_TABLES = 6;
    private static final int MOST_MEASURED = 8;
    private static final List<Test> NUMBER_TESTS =
            List.of(Test.EQUAL, Test.GREATER, Test.AT_LEAST, Test.LESS, Test.AT_MOST, Test.NOT_EQUAL);
    private static final Set<Cue> RANKING = Set.of(
            Cue.SORT,
            Cue.ASC,
            Cue.DESC,
            Cue.TOP,
            Cue.BOTTOM,
            Cue.MOST,
            Cue.LEAST,
            Cue.HIGHEST,
            Cue.LOWEST,
            Cue.COMMON,
            Cue.RARE,
            Cue.SUPERLATIVE,
            Cue.MIN,
            Cue.MAX,
            Cue.MONEY_MOST,
            Cue.SOLD_MOST,
            Cue.SOLD_LEAST);
    private static final Pattern DENYING =
            Pattern.compile("outside|except|excluding|no|never|without|neither|nor|none");
    private static final Pattern RANKED = Pattern.compile(".+est|first|last|latest|earliest");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern FIGURES = Pattern.compile("-?[\\d.,/-]+");
    private static final Set<String> SUMMED = Set.of("total", "sum", "combined", "overall");
    private static final Set<String> AVERAGED = Set.of("average", "averages", "mean", "avg");
    private static final Set<String> LEAST = Set.of("minimum", "smallest", "min", "lowest", "least");
    private static final Set<String> GREATEST = Set.of("maximum", "largest", "max", "highest", "most");
    private static final Set<Cue> DENIAL = Set.of(Cue.NOT, Cue.EXCEPT, Cue.MISSING);

    private final Evidence evidence;
    private final Catalog catalog;
    private final Joins joins;
    private final List<String> tables;
    private final List<Expr> columns;
    private @Nullable List<Expr> measured;

    Pieces(Evidence evidence, Joins joins) {
        this.evidence = evidence;
        this.catalog = evidence.catalog;
        this.joins = joins;
        this.tables = evidence.near().stream().limit(MOST_TABLES).toList();
        this.columns = columns();
    }

    /** Named columns, and those by which rows of the tables near are known. */
    private List<Expr> columns() {
        var all = new LinkedHashSet<Expr>();
        evidence.columns.entrySet().stream()
                .sorted(Map.Entry.<Expr, Mention>comparingByValue(
                        Comparator.comparingDouble(Mention::weight).reversed()))
                .map(Map.Entry::getKey)
                .limit(MOST_COLUMNS)
                .forEach(all::add);
        evidence.values.forEach(it -> all.add(it.link().expr()));
        for (var table : tables) {
            all.addAll(catalog.label(table));
            all.addAll(catalog.key(table));
        }
        return List.copyOf(all);
    }

    List<String> tables() {
        return tables;
    }

    Stream<Piece> all() {
        return Stream.of(shows(), keeps(), sorts(), joined(), without(), Stream.of(new Piece.Distinct()))
                .flatMap(it -> it);
    }

    /** The column's own words, or those of its table. */
    @Nullable
    Mention at(Expr expr) {
        if (expr.op() == Op.COLUMN) {
            var at = evidence.mention(expr);
            return at != null ? at : evidence.tables.get(expr.table());
        }
        return expr.args().isEmpty()
                ? evidence.tables.get(expr.table())
                : at(expr.args().getFirst());
    }

    private Show show(Expr expr) {
        return new Show(expr, at(expr));
    }

    private Stream<Show> shows() {
        var shows = new ArrayList<Show>();
        columns.forEach(it -> shows.add(show(it)));
        for (var table : tables) {
            shows.add(show(Expr.rows(table)));
            shows.add(show(whole(table)));
        }
        measured().forEach(it -> shows.add(show(it)));
        return shows.stream();
    }

    /** All columns of a table. */
    static Expr whole(String table) {
        return Expr.column(table, "*");
    }

    static boolean isWhole(Expr expr) {
        return expr.op() == Op.COLUMN && expr.column().equals("*");
    }

    /** What is added up, averaged or counted once, where the question speaks of that. */
    private List<Expr> measured() {
        if (measured == null) {
            measured = findMeasured();
        }
        return measured;
    }

    private List<Expr> findMeasured() {
        var aggregates = new ArrayList<Expr>();
        var numbers = columns.stream()
                .filter(it -> evidence.mention(it) != null)
                .limit(MOST_MEASURED)
                .toList();
        var ops = ops().toList();
        for (var column : numbers) {
            if (catalog.isNumber(column) && !catalog.isKey(column)
                    || catalog.type(column).isMoment()) {
                ops.forEach(op -> aggregates.add(Expr.of(op, column)));
            }
            if (asks(Cue.COUNT) && !catalog.isKey(column)) {
                aggregates.add(Expr.of(Op.COUNT_DISTINCT, column));
            }
        }
        return aggregates;
    }

    private Stream<Op> ops() {
        var superlative = asks(Cue.SUPERLATIVE);
        return Stream.of(
                        asks(Cue.SUM) || says(SUMMED) ? Op.SUM : null,
                        asks(Cue.AVG) || asks(Cue.AVERAGE_VALUE) || says(AVERAGED) ? Op.AVG : null,
                        asks(Cue.MIN) || asks(Cue.LOWEST) || superlative || asks(Cue.LEAST) || says(LEAST)
                                ? Op.MIN
                                : null,
                        asks(Cue.MAX) || asks(Cue.HIGHEST) || superlative || asks(Cue.MOST) || says(GREATEST)
                                ? Op.MAX
                                : null)
                .filter(java.util.Objects::nonNull);
    }

    private boolean says(Set<String> words) {
        return evidence.tokens.stream().anyMatch(it -> words.contains(it.word()));
    }

    private boolean asks(Cue cue) {
        for (var other : evidence.cues) {
            if (other == cue) {
                return true;
            }
        }
        return false;
    }

    private Stream<Keep> keeps() {
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
                number(Numbers.plain(token.number()), new Mention(i, i + 1, 1), keeps);
            } else if (evidence.cues[i] == Cue.AVG || evidence.cues[i] == Cue.AVERAGE_VALUE) {
                averages(new Mention(i, i + 1, 1), keeps);
            }
        }
        between(keeps);
        return keeps.stream();
    }

    private void equal(Evidence.Value value, List<Keep> keeps) {
        var link = value.link();
        var slot = "v" + value.at().from();
        var own = evidence.mention(link.expr());
        keeps.add(new Keep(Condition.of(Test.EQUAL, link.expr(), link.value()), slot, own, value.at()));
        if (denies(value.at())) {
            keeps.add(new Keep(Condition.of(Test.NOT_EQUAL, link.expr(), link.value()), slot, own, value.at()));
        }
    }

    private boolean denies(Mention at) {
        for (int i = Math.max(0, at.from() - 6); i < at.from(); i++) {
            if (evidence.cues[i] != null && DENIAL.contains(evidence.cues[i])
                    || DENYING.matcher(evidence.word(i)).matches()) {
                return true;
            }
        }
        return false;
    }

    private void quoted(Token token, Mention at, List<Keep> keeps) {
        var known = evidence.values.stream().anyMatch(it -> it.at().overlaps(at));
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

    private void number(String number, Mention at, List<Keep> keeps) {
        for (var column : comparable()) {
            NUMBER_TESTS.forEach(test -> keeps.add(keep(test, column, number, at)));
        }
        for (var table : tables) {
            var rows = Expr.rows(table);
            NUMBER_TESTS.forEach(test -> keeps.add(
                    new Keep(Condition.of(test, rows, number), "v" + at.from(), evidence.tables.get(table), at)));
        }
        measured().stream()
                .filter(it -> it.op() != Op.COUNT_DISTINCT)
                .forEach(expr -> NUMBER_TESTS.forEach(
                        test -> keeps.add(new Keep(Condition.of(test, expr, number), "v" + at.from(), at(expr), at))));
    }

    private void moments(String moment, Mention at, List<Keep> keeps) {
        var dated = new LinkedHashSet<>(comparable());
        tables.forEach(it -> catalog.moment(it).ifPresent(dated::add));
        dated.stream()
                .filter(it -> !catalog.isNumber(it))
                .forEach(column -> NUMBER_TESTS.forEach(test -> keeps.add(keep(test, column, moment, at))));
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
                var average = average(column);
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

    private static Reading average(Expr column) {
        return new Reading(
                "en",
                List.of(column.table()),
                List.of(Expr.of(Op.AVG, column)),
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

    private Stream<Sort> sorts() {
        var sorts = new ArrayList<Sort>();
        for (int i = 0; i < evidence.tokens.size(); i++) {
            if (evidence.cues[i] != null && RANKING.contains(evidence.cues[i])
                    || RANKED.matcher(evidence.word(i)).matches()) {
                sort(new Mention(i, i + 1, 1), sorts);
            }
        }
        return sorts.stream();
    }

    private void sort(Mention cue, List<Sort> sorts) {
        var limits = limits();
        var keys = new ArrayList<Expr>(columns.stream().limit(MOST_COLUMNS).toList());
        tables.forEach(table -> keys.add(Expr.rows(table)));
        keys.addAll(measured().stream()
                .filter(it -> it.op() == Op.SUM || it.op() == Op.AVG)
                .toList());
        if (!sorts.isEmpty()) {
            return;
        }
        for (var key : keys) {
            for (var limit : limits) {
                sorts.add(new Sort(key, true, limit, at(key), cue));
                sorts.add(new Sort(key, false, limit, at(key), cue));
            }
        }
    }

    private List<@Nullable Integer> limits() {
        var limits = new ArrayList<@Nullable Integer>();
        limits.add(null);
        limits.add(1);
        evidence.tokens.stream()
                .filter(it -> it.number() != null && !it.quoted() && it.number().scale() <= 0)
                .map(it -> it.number().intValue())
                .filter(it -> it > 1 && it <= 1000)
                .limit(2)
                .forEach(limits::add);
        return limits;
    }

    private Stream<Piece> joined() {
        return tables.stream().map(it -> new Piece.Joined(it, evidence.tables.get(it)));
    }

    private Stream<Piece> without() {
        var denied = false;
        for (int i = 0; i < evidence.tokens.size(); i++) {
            denied |= evidence.cues[i] != null && DENIAL.contains(evidence.cues[i])
                    || DENYING.matcher(evidence.word(i)).matches();
        }
        return denied
                ? evidence.tables.entrySet().stream().map(it -> new Piece.Without(it.getKey(), it.getValue()))
                : Stream.empty();
    }
}
