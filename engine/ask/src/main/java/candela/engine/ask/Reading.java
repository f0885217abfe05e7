package candela.engine.ask;

import candela.engine.sql.Schema.ForeignKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question as a typed form without FROM and JOIN: those follow from the tables of its expressions. Plain records,
 * enums, lists and text, so that it can be stored as JSON and edited by a follow-up question.
 *
 * @param language of the question, {@code en} or {@code vi}
 * @param tables tables that the question names, joined even when no column of theirs is used
 * @param select what each row of the answer shows; empty means all columns of the first table
 * @param distinct whether equal rows are shown once
 * @param where conditions that all must hold; one over an aggregate applies to the group
 * @param groups one row of the answer per combination of these; empty when rows are not grouped
 * @param order keys of the order, most important first
 * @param limit most rows wanted; null when all are
 * @param partition with a limit: the limit counts within each value of this; without, in a number that a condition
 *     compares with: it is computed over the rows that share this value with the row tested
 * @param combination a second reading whose rows are combined with these
 * @param via keys to join by where several connect two tables
 */
public record Reading(
        String language,
        List<String> tables,
        List<Expr> select,
        boolean distinct,
        List<Condition> where,
        List<Expr> groups,
        List<Sorting> order,
        @Nullable Integer limit,
        @Nullable Expr partition,
        @Nullable Combination combination,
        List<ForeignKey> via) {

    /** Says nothing. */
    public static final Reading NONE =
            new Reading("en", List.of(), List.of(), false, List.of(), List.of(), List.of(), null, null, null);

    public Reading {
        tables = List.copyOf(tables);
        select = List.copyOf(select);
        where = List.copyOf(where);
        groups = List.copyOf(groups);
        order = List.copyOf(order);
        via = via == null ? List.of() : List.copyOf(via); // readings kept before there were such keys have none
    }

    Reading(
            String language,
            List<String> tables,
            List<Expr> select,
            boolean distinct,
            List<Condition> where,
            List<Expr> groups,
            List<Sorting> order,
            @Nullable Integer limit,
            @Nullable Expr partition,
            @Nullable Combination combination) {
        this(language, tables, select, distinct, where, groups, order, limit, partition, combination, List.of());
    }

    /** The same, asked in a language. */
    Reading in(String language) {
        return new Reading(
                language, tables, select, distinct, where, groups, order, limit, partition, combination, via);
    }

    /** The same under other conditions. */
    Reading where(List<Condition> conditions) {
        return new Reading(
                language, tables, select, distinct, conditions, groups, order, limit, partition, combination, via);
    }

    /** The same, joined by these keys. */
    Reading via(List<ForeignKey> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        var both = combination == null
                ? null
                : new Combination(combination.kind(), combination.other().via(keys));
        return new Reading(language, tables, select, distinct, where, groups, order, limit, partition, both, keys);
    }

    /** Says nothing: an answer was given that is no reading. */
    boolean isEmpty() {
        return tables.isEmpty() && select.isEmpty();
    }

    /**
     * A value computed per row or per group.
     *
     * @param table the table of a column or of counted rows; empty for what is computed from {@code args}
     * @param column the column's name; empty where there is none
     * @param unit for {@link Op#ELAPSED} day, hour or minute; for {@link Op#PERIOD} year, quarter, month, week, day,
     *     weekday or hour; for {@link Op#MATCHES} the value; for {@link Op#DURING} the days; for {@link Op#CONSTANT}
     *     the number; for {@link Op#MOVING} how many groups; else the name of a metric, or empty
     */
    public record Expr(Op op, String table, String column, List<Expr> args, String unit) {
        public Expr {
            args = List.copyOf(args);
        }

        static Expr column(String table, String column) {
            return new Expr(Op.COLUMN, table, column, List.of(), "");
        }

        static Expr rows(String table) {
            return new Expr(Op.COUNT, table, "", List.of(), "");
        }

        static Expr of(Op op, Expr... args) {
            return new Expr(op, "", "", List.of(args), "");
        }

        static Expr period(Expr moment, String unit) {
            return new Expr(Op.PERIOD, "", "", List.of(moment), unit);
        }

        static Expr matches(String table, String column, String value) {
            return new Expr(Op.MATCHES, "", "", List.of(column(table, column)), value);
        }

        /** @param condition a test of one value, or of two of one row, or against a number */
        static Expr holds(Condition condition) {
            var left = Objects.requireNonNull(condition.left());
            var right = condition.right();
            var against = right != null
                    ? List.of(left, right)
                    : condition.values().isEmpty()
                            ? List.of(left)
                            : List.of(left, constant(condition.values().getFirst()));
            return new Expr(Op.HOLDS, "", "", against, condition.test().name());
        }

        /** The test of {@link Op#HOLDS}. */
        Condition held() {
            var test = Test.valueOf(unit);
            var against = args.getLast();
            return args.size() == 1
                    ? Condition.of(test, against)
                    : against.op() == Op.CONSTANT
                            ? Condition.of(test, args.getFirst(), against.unit())
                            : Condition.than(test, args.getFirst(), against);
        }

        static Expr during(Expr moment, Period period) {
            return new Expr(Op.DURING, "", "", List.of(moment), period.from() + "/" + period.to());
        }

        static Expr elapsed(Expr from, Expr to, String unit) {
            return new Expr(Op.ELAPSED, "", "", List.of(from, to), unit);
        }

        static Expr constant(String number) {
            return new Expr(Op.CONSTANT, "", "", List.of(), number);
        }

        /** The same under a name of its own. */
        Expr named(String name) {
            return op == Op.CONSTANT
                    ? new Expr(op, table, name, args, unit)
                    : op == Op.COLUMN ? this : new Expr(op, table, column, args, name);
        }

        /** The name that somebody gave to the formula; empty when nobody did. */
        String name() {
            return switch (op) {
                case PERIOD, MATCHES, HOLDS, DURING, CONSTANT, ELAPSED, MOVING -> "";
                default -> unit;
            };
        }

        static Expr moving(Expr aggregate, int groups) {
            return new Expr(Op.MOVING, "", "", List.of(aggregate), String.valueOf(groups));
        }

        boolean aggregates() {
            return op.aggregate || args.stream().anyMatch(Expr::aggregates);
        }
    }

    /** How an expression is computed. */
    public enum Op {
        COLUMN(false),
        PRODUCT(false),
        PLUS(false),
        /** The first less the second. */
        DIFFERENCE(false),
        /** The first divided by the second, both per row or both aggregates. */
        QUOTIENT(false),
        CONSTANT(false),
        /** How long it took from the first moment to the second, in days or hours as {@code unit} tells. */
        ELAPSED(false),
        /** 100 in rows whose column has the value of {@code unit}, else 0: its average is a percentage. */
        MATCHES(false),
        /**
         * 100 in rows for which a test holds, else 0: {@code unit} names the {@link Test}, of the first value alone or
         * against the second.
         */
        HOLDS(false),
        /**
         * 1 in rows whose moment lies from the first day of {@code unit} ("2024-01-01/2025-01-01") before the second,
         * else 0.
         */
        DURING(false),
        PERIOD(false),
        /** Rows of a table. */
        COUNT(true),
        COUNT_DISTINCT(true),
        SUM(true),
        AVG(true),
        MIN(true),
        MAX(true),
        /** The first aggregate divided by the second. */
        RATIO(true),
        /** An aggregate as per cent of its total over all groups. */
        SHARE(true),
        /** An aggregate's change against the group before, in per cent. */
        CHANGE(true),
        /** An aggregate less that of the group before. */
        INCREASE(true),
        /** An aggregate added up over the groups so far. */
        RUNNING(true),
        /** An aggregate averaged over this group and those before it, as many as {@code unit} tells in all. */
        MOVING(true);

        final boolean aggregate;

        Op(boolean aggregate) {
            this.aggregate = aggregate;
        }
    }

    /**
     * A test on a row or a group.
     *
     * @param parts of {@link Test#ALL} and {@link Test#ANY}; one test of the other column where two are compared
     * @param left what is tested
     * @param values what it is compared with, as text; numbers in plain digits, moments in ISO 8601
     * @param query a reading whose one column gives the values instead
     */
    public record Condition(
            Test test,
            List<Condition> parts,
            @Nullable Expr left,
            List<String> values,
            @Nullable Reading query) {
        public Condition {
            parts = List.copyOf(parts);
            values = List.copyOf(values);
        }

        static Condition of(Test test, Expr left, String... values) {
            return new Condition(test, List.of(), left, List.of(values), null);
        }

        static Condition against(Test test, Expr left, Reading query) {
            return new Condition(test, List.of(), left, List.of(), query);
        }

        /** Two values of one row compared. */
        static Condition than(Test test, Expr left, Expr right) {
            return new Condition(test, List.of(of(Test.PRESENT, right)), left, List.of(), null);
        }

        /** The value of the same row that this is compared with; null where it is none. */
        @Nullable
        Expr right() {
            return left == null || parts.isEmpty() ? null : parts.getFirst().left();
        }

        static Condition any(List<Condition> alternatives) {
            var parts = alternatives.stream().distinct().toList();
            return parts.size() == 1 ? parts.getFirst() : new Condition(Test.ANY, parts, null, List.of(), null);
        }

        static Condition all(List<Condition> parts) {
            return parts.size() == 1 ? parts.getFirst() : new Condition(Test.ALL, parts, null, List.of(), null);
        }

        boolean aggregates() {
            return (left != null && left.aggregates()) || parts.stream().anyMatch(Condition::aggregates);
        }
    }

    /** How a condition compares. */
    public enum Test {
        ALL,
        ANY,
        EQUAL,
        NOT_EQUAL,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        /** Both ends included. */
        BETWEEN,
        /** From the first day, before the second. */
        WITHIN,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        MISSING,
        PRESENT,
        IN,
        NOT_IN
    }

    /** One key of an order. */
    public record Sorting(Expr by, boolean descending) {}

    /** A second reading and how its rows are combined with the first one's. */
    public record Combination(Kind kind, Reading other) {
        /** The set operation. */
        public enum Kind {
            UNION,
            INTERSECT,
            EXCEPT
        }
    }
}
