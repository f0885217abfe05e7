package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Turns conditions round, and makes those on other tables conditions on the rows that are spoken of. */
final class Conditions {
    private Conditions() {}

    static Condition not(Condition condition) {
        var first = condition.values().isEmpty() ? "" : condition.values().getFirst();
        var last = condition.values().isEmpty() ? "" : condition.values().getLast();
        return switch (condition.test()) {
            case ALL -> list(Test.ANY, condition.parts());
            case ANY -> list(Test.ALL, condition.parts());
            case EQUAL -> with(Test.NOT_EQUAL, condition);
            case NOT_EQUAL -> with(Test.EQUAL, condition);
            case GREATER -> with(Test.AT_MOST, condition);
            case AT_MOST -> with(Test.GREATER, condition);
            case AT_LEAST -> with(Test.LESS, condition);
            case LESS -> with(Test.AT_LEAST, condition);
            case MISSING -> with(Test.PRESENT, condition);
            case PRESENT -> with(Test.MISSING, condition);
            case IN -> with(Test.NOT_IN, condition);
            case NOT_IN -> with(Test.IN, condition);
            case BETWEEN -> outside(condition, Test.GREATER, first, last);
            case WITHIN -> outside(condition, Test.AT_LEAST, first, last);
            case CONTAINS, STARTS_WITH, ENDS_WITH -> throw new Wrong("LIKE cannot be turned round with NOT");
        };
    }

    /** No row has two values in one column: of several either is meant. */
    static List<Condition> possible(List<Condition> where) {
        var possible = new LinkedHashMap<Object, Condition>();
        for (var condition : where) {
            var equal = condition.test() == Test.EQUAL && condition.query() == null && condition.left() != null;
            possible.merge(
                    equal ? condition.left() : condition,
                    condition,
                    (one, other) -> one.equals(other) ? one : either(one, other));
        }
        return List.copyOf(possible.values());
    }

    private static Condition either(Condition one, Condition other) {
        var parts = new ArrayList<>(one.test() == Test.ANY ? one.parts() : List.of(one));
        parts.add(other);
        return Condition.any(parts);
    }

    private static Condition list(Test test, List<Condition> parts) {
        return new Condition(test, parts.stream().map(Conditions::not).toList(), null, List.of(), null);
    }

    private static Condition with(Test test, Condition it) {
        return new Condition(test, it.parts(), it.left(), it.values(), it.query());
    }

    private static Condition outside(Condition it, Test above, String first, String last) {
        var left = Objects.requireNonNull(it.left());
        return Condition.any(List.of(Condition.of(Test.LESS, left, first), Condition.of(above, left, last)));
    }

    /**
     * A condition on rows of a table; what it says of tables with several rows for each becomes "among those that have
     * such a row".
     */
    static Condition of(String home, Condition condition, Catalog catalog, Joins joins) {
        var parts = condition.test() == Test.ALL ? condition.parts() : List.of(condition);
        var own = new ArrayList<Condition>();
        var others = new LinkedHashMap<String, List<Condition>>();
        for (var part : parts) {
            var other = part.aggregates()
                    ? Exprs.tables(part).stream().findFirst().orElse(home)
                    : repeated(home, part, joins);
            if (other.isEmpty()) {
                own.add(part);
            } else {
                others.computeIfAbsent(other, it -> new ArrayList<>()).add(part);
            }
        }
        others.forEach((table, inner) -> own.add(among(home, table, inner, catalog, joins)));
        return Condition.all(own);
    }

    private static String repeated(String home, Condition part, Joins joins) {
        return Exprs.tables(part).stream()
                .filter(it -> !it.equals(home))
                .filter(it -> joins.path(home, it).isEmpty()
                        || joins.path(home, it).stream().anyMatch(Joins.Step::multiplies))
                .findFirst()
                .orElse("");
    }

    /** Rows of one table whose rows in another fulfil conditions, in groups where one computes. */
    static Condition among(String home, String table, List<Condition> inner, Catalog catalog, Joins joins) {
        var path = joins.path(home, table);
        if (path.isEmpty() || !path.getFirst().multiplies()) {
            throw new Wrong("No key leads from " + home + " to the rows of " + table);
        }
        var key = path.getFirst().key();
        var within = Expr.column(path.getFirst().to(), key.columns().getFirst());
        var tables = new LinkedHashSet<String>();
        path.forEach(it -> tables.add(it.to()));
        var where = new ArrayList<>(inner);
        if (catalog.column(within).filter(it -> it.nullable()).isPresent()) {
            where.addFirst(Condition.of(Test.PRESENT, within));
        }
        var groups = inner.stream().anyMatch(Condition::aggregates) ? List.of(within) : List.<Expr>of();
        var query = new Reading(
                "en", List.copyOf(tables), List.of(within), false, where, groups, List.of(), null, null, null);
        return Condition.against(Test.IN, Expr.column(home, key.targetColumns().getFirst()), query);
    }
}
