package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Computes with aggregates of several tables, or counts several: "sales less refunds". Joined, each would repeat or
 * drop the other's rows; so each table is aggregated on its own, per group, and the parts are put together.
 *
 * @param names columns of the parts: the groups and each aggregate
 * @param readings one for each table, all with the same columns; 0 stands for the aggregates of the others
 */
record Parts(Map<Expr, String> names, List<Reading> readings) {
    private static final Set<Op> ARITHMETIC = Set.of(Op.PLUS, Op.DIFFERENCE, Op.PRODUCT, Op.QUOTIENT);

    /** @param home the table whose rows an aggregate goes through */
    static Optional<Parts> of(Reading reading, Function<Expr, String> home) {
        var all = aggregates(reading);
        if (all.stream().noneMatch(it -> computes(it) && !Ratios.isOfThings(it)) && !countsSeveral(reading)) {
            return Optional.empty();
        }
        var leaves = new LinkedHashMap<Expr, String>();
        all.forEach(it -> leaves(it, leaves, home));
        var homes = new LinkedHashSet<>(leaves.values());
        return homes.size() < 2
                ? Optional.empty()
                : Optional.of(new Parts(
                        names(reading, leaves),
                        homes.stream().map(it -> reading(reading, leaves, it)).toList()));
    }

    private static List<Expr> aggregates(Reading reading) {
        var all = new ArrayList<Expr>();
        reading.select().stream().filter(Expr::aggregates).forEach(all::add);
        reading.order().stream()
                .map(Reading.Sorting::by)
                .filter(Expr::aggregates)
                .forEach(all::add);
        reading.where().stream()
                .filter(Condition::aggregates)
                .map(Condition::left)
                .filter(it -> it != null)
                .forEach(all::add);
        return all;
    }

    private static boolean computes(Expr expr) {
        return expr.aggregates() && ARITHMETIC.contains(expr.op())
                || expr.args().stream().anyMatch(Parts::computes);
    }

    /** "number of customers and orders": joined, those without any order would not be counted. */
    private static boolean countsSeveral(Reading reading) {
        return reading.limit() == null
                && reading.select().stream()
                                .filter(it -> it.op() == Op.COUNT)
                                .distinct()
                                .count()
                        > 1;
    }

    private static void leaves(Expr expr, Map<Expr, String> into, Function<Expr, String> home) {
        if (expr.args().stream().anyMatch(Expr::aggregates)) {
            expr.args().forEach(it -> leaves(it, into, home));
        } else if (expr.aggregates()) {
            into.put(expr, home.apply(expr));
        }
    }

    private static Map<Expr, String> names(Reading reading, Map<Expr, String> leaves) {
        var names = new LinkedHashMap<Expr, String>();
        for (var group : reading.groups()) {
            var name = group.op() == Op.COLUMN ? group.column() : Labels.alias(group);
            names.putIfAbsent(group, names.containsValue(name) ? group.table() + "_" + name : name);
        }
        leaves.keySet()
                .forEach(it ->
                        names.put(it, "part_" + (names.size() - reading.groups().size() + 1)));
        return names;
    }

    private static Reading reading(Reading whole, Map<Expr, String> leaves, String home) {
        var names = names(whole, leaves);
        var select = new ArrayList<>(List.copyOf(new LinkedHashSet<>(whole.groups())));
        leaves.forEach((leaf, table) ->
                select.add(table.equals(home) ? leaf : Expr.constant("0").named(names.getOrDefault(leaf, ""))));
        var tables = new LinkedHashSet<>(whole.tables());
        leaves.values().stream().filter(it -> !it.equals(home)).forEach(tables::remove);
        tables.add(home);
        var rows = whole.where().stream().filter(it -> !it.aggregates()).toList();
        return new Reading(
                        whole.language(),
                        List.copyOf(tables),
                        select,
                        false,
                        rows,
                        whole.groups(),
                        List.of(),
                        null,
                        null,
                        null)
                .via(whole.via());
    }

    /** The heads of one part's columns. */
    Map<Expr, String> heads(Reading part) {
        var heads = new LinkedHashMap<Expr, String>();
        var order = List.copyOf(names.values());
        for (int i = 0; i < order.size(); i++) {
            heads.put(part.select().get(i), order.get(i));
        }
        return heads;
    }
}
