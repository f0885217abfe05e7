package candela.engine.ask;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Readings of a schema by chance, the same ones for the same seed. */
final class RandomReadings {
    private static final List<String> UNITS = List.of("year", "quarter", "month", "week", "day", "weekday", "hour");
    private static final List<String> TEXTS =
            List.of("a", "50%", "o'neil", "a_b", "back\\slash", "[x]", "!", "Đà Nẵng", "\"q\"", "`", "");

    private final Schema schema;
    private final Random random;

    RandomReadings(Schema schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
    }

    Reading next() {
        return switch (random.nextInt(5)) {
            case 0 -> listing();
            case 1 -> combined();
            case 2 -> best();
            default -> grouped();
        };
    }

    private Reading listing() {
        var table = one(schema.tables());
        var select = some(columns(table, it -> true), 3);
        var order = random.nextBoolean() ? List.of(new Sorting(one(select), random.nextBoolean())) : List.<Sorting>of();
        return reading(table, select, random.nextBoolean(), conditions(table), List.of(), order, limit());
    }

    private Reading combined() {
        var first = listing();
        var second =
                with(first, conditions(schema.table(first.tables().getFirst()).orElseThrow()), null);
        return with(first, first.where(), new Combination(one(List.of(Combination.Kind.values())), second));
    }

    private static Reading with(Reading reading, List<Condition> where, @Nullable Combination combination) {
        return new Reading(
                "en", reading.tables(), reading.select(), false, where, List.of(), List.of(), null, null, combination);
    }

    private Reading grouped() {
        var table = one(schema.tables());
        var groups = new ArrayList<>(some(groups(table), 2));
        var values = some(values(table), 2);
        var select = Stream.concat(groups.stream(), values.stream()).toList();
        var where = new ArrayList<>(conditions(table));
        if (random.nextInt(4) == 0) {
            where.add(Condition.of(Reading.Test.AT_LEAST, Expr.rows(table.name()), "1"));
        }
        var order = List.of(new Sorting(one(select), random.nextBoolean()));
        return reading(table, select, false, where, groups, order, limit());
    }

    private Reading best() {
        var table = one(schema.tables());
        var select = some(columns(table, it -> true), 3);
        var order = List.of(new Sorting(one(select), random.nextBoolean()));
        var plain = reading(table, select, false, conditions(table), List.of(), order, 2);
        return new Reading(
                "en", plain.tables(), select, false, plain.where(), List.of(), order, 2, select.getFirst(), null);
    }

    private static Reading reading(
            Table table,
            List<Expr> select,
            boolean distinct,
            List<Condition> where,
            List<Expr> groups,
            List<Sorting> order,
            @Nullable Integer limit) {
        return new Reading("en", List.of(table.name()), select, distinct, where, groups, order, limit, null, null);
    }

    private List<Expr> groups(Table table) {
        var groups = new ArrayList<>(columns(table, it -> it.type() == Schema.Type.TEXT));
        columns(table, it -> it.type().isMoment()).forEach(it -> groups.add(Expr.period(it, one(UNITS))));
        parent(table).ifPresent(it -> groups.addAll(columns(it, column -> column.type() == Schema.Type.TEXT)));
        return groups.isEmpty() ? columns(table, it -> true) : groups;
    }

    private java.util.Optional<Table> parent(Table table) {
        return schema.keys().stream()
                .filter(it -> it.table().equals(table.name()))
                .findFirst()
                .map(ForeignKey::target)
                .flatMap(schema::table);
    }

    private List<Expr> values(Table table) {
        var rows = Expr.rows(table.name());
        var values = new ArrayList<>(
                List.of(rows, Expr.of(Op.SHARE, rows), Expr.of(Op.RUNNING, rows), Expr.moving(rows, 3)));
        for (var column : columns(table, it -> it.type().isNumber())) {
            var sum = Expr.of(Op.SUM, column);
            values.addAll(List.of(
                    sum,
                    Expr.of(one(List.of(Op.AVG, Op.MIN, Op.MAX, Op.COUNT_DISTINCT)), column),
                    Expr.of(Op.RATIO, sum, rows),
                    Expr.of(one(List.of(Op.SHARE, Op.CHANGE, Op.RUNNING)), sum)));
        }
        return values;
    }

    private List<Condition> conditions(Table table) {
        var conditions = new ArrayList<Condition>();
        for (int i = random.nextInt(3); i > 0; i--) {
            conditions.add(random.nextInt(5) == 0 ? either(table) : condition(table));
        }
        schema.keys().stream()
                .filter(it -> it.target().equals(table.name()) && random.nextInt(4) == 0)
                .forEach(it -> conditions.add(absence(it)));
        var numbers = columns(table, it -> it.type().isNumber());
        if (!numbers.isEmpty() && random.nextInt(4) == 0) {
            conditions.add(amongPeers(one(numbers), one(columns(table, it -> true))));
        }
        return conditions;
    }

    private static Condition amongPeers(Expr number, Expr shared) {
        var average = List.of(Expr.of(Op.AVG, number));
        return Condition.against(
                Reading.Test.GREATER,
                number,
                new Reading("en", List.of(), average, false, List.of(), List.of(), List.of(), null, shared, null));
    }

    private Condition either(Table table) {
        return Condition.any(List.of(condition(table), condition(table)));
    }

    private static Condition absence(ForeignKey key) {
        var inner = List.of(Expr.column(key.table(), key.columns().getFirst()));
        var query = new Reading(
                "en", List.of(key.table()), inner, false, List.of(), List.of(), List.of(), null, null, null);
        return Condition.against(
                Reading.Test.NOT_IN,
                Expr.column(key.target(), key.targetColumns().getFirst()),
                query);
    }

    private Condition condition(Table table) {
        var column = one(table.columns());
        var expr = Expr.column(table.name(), column.name());
        var known = one(column.samples());
        if (random.nextInt(6) == 0) {
            return Condition.of(one(List.of(Reading.Test.MISSING, Reading.Test.PRESENT)), expr);
        }
        return switch (column.type()) {
            case TEXT ->
                Condition.of(
                        one(List.of(
                                Reading.Test.CONTAINS,
                                Reading.Test.STARTS_WITH,
                                Reading.Test.ENDS_WITH,
                                Reading.Test.EQUAL,
                                Reading.Test.NOT_EQUAL)),
                        expr,
                        one(TEXTS));
            case DATE, TIMESTAMP -> Condition.of(Reading.Test.WITHIN, expr, "2024-01-01", "2025-01-01");
            case BOOLEAN -> Condition.of(Reading.Test.EQUAL, expr, known);
            default ->
                Condition.of(
                        one(List.of(Reading.Test.GREATER, Reading.Test.AT_MOST, Reading.Test.BETWEEN)),
                        expr,
                        known,
                        known);
        };
    }

    private @Nullable Integer limit() {
        return random.nextBoolean() ? 1 + random.nextInt(9) : null;
    }

    private static List<Expr> columns(Table table, Predicate<Column> test) {
        return table.columns().stream()
                .filter(test)
                .map(it -> Expr.column(table.name(), it.name()))
                .toList();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> some(List<T> choices, int most) {
        var chosen = new ArrayList<T>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            var choice = one(choices);
            if (!chosen.contains(choice)) {
                chosen.add(choice);
            }
        }
        return chosen;
    }
}
