package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** "how many customers have more than one order": one number of those customers, not one row for each. */
final class CountedGroups {
    private CountedGroups() {}

    /** The same with what is told of each counted row as a query of its own. */
    static Reading of(Reading reading, Catalog catalog, Joins joins) {
        if (isOfColumn(reading)) {
            return ofColumn(reading);
        }
        var home = counted(reading, catalog);
        if (home.isEmpty() || reading.where().stream().noneMatch(Condition::aggregates)) {
            return reading;
        }
        var within = within(reading, home);
        var leads = within.keySet().stream()
                .allMatch(it -> joins.path(home, it).stream()
                        .findFirst()
                        .filter(Joins.Step::multiplies)
                        .isPresent());
        if (within.isEmpty() || !leads) {
            return reading;
        }
        var where = new ArrayList<>(reading.where());
        within.values().forEach(where::removeAll);
        within.forEach((table, inner) -> where.add(Conditions.among(home, table, inner, catalog, joins)));
        return counting(reading, List.of(home), List.of(Expr.rows(home)), where);
    }

    /** "how many cities have more than 3 airports", where the city stands in the table of airports. */
    private static boolean isOfColumn(Reading reading) {
        return reading.select().size() == 1
                && reading.select().getFirst().op() == Op.COUNT_DISTINCT
                && reading.select().getFirst().args().getFirst().op() == Op.COLUMN
                && reading.groups().isEmpty()
                && reading.combination() == null
                && reading.where().stream().anyMatch(Condition::aggregates)
                && reading.where().stream()
                        .filter(Condition::aggregates)
                        .allMatch(it -> it.left() != null
                                && it.left().op() == Op.COUNT
                                && it.query() == null
                                && Exprs.tables(it)
                                        .equals(Exprs.tables(reading.select().getFirst())));
    }

    private static Reading ofColumn(Reading reading) {
        var column = reading.select().getFirst().args().getFirst();
        var inner = new Reading(
                reading.language(),
                List.of(column.table()),
                List.of(column),
                false,
                reading.where(),
                List.of(column),
                List.of(),
                null,
                null,
                null);
        return counting(reading, List.of(), reading.select(), List.of(Condition.against(Test.IN, column, inner)));
    }

    /** One number of rows, in place of a reading that has it for groups. */
    private static Reading counting(Reading reading, List<String> tables, List<Expr> counted, List<Condition> where) {
        return new Reading(reading.language(), tables, counted, false, where, List.of(), List.of(), null, null, null)
                .via(reading.via());
    }

    /** The table whose rows are counted, if nothing else is asked for; empty otherwise. */
    private static String counted(Reading reading, Catalog catalog) {
        if (reading.select().size() != 1 || !reading.groups().isEmpty() || reading.combination() != null) {
            return "";
        }
        var asked = reading.select().getFirst();
        if (asked.op() == Op.COUNT) {
            return asked.table();
        }
        var key = asked.op() == Op.COUNT_DISTINCT ? asked.args().getFirst() : asked;
        return key.op() == Op.COLUMN && catalog.key(key.table()).equals(List.of(key)) && !key.equals(asked)
                ? key.table()
                : "";
    }

    /** The conditions over groups, each with those over rows of the same table. */
    private static Map<String, List<Condition>> within(Reading reading, String home) {
        var within = new LinkedHashMap<String, List<Condition>>();
        reading.where().stream()
                .filter(Condition::aggregates)
                .forEach(it -> Exprs.tables(it).stream()
                        .filter(table -> !table.equals(home))
                        .limit(1)
                        .forEach(table -> within.computeIfAbsent(table, key -> new ArrayList<>())
                                .add(it)));
        reading.where().stream()
                .filter(it -> !it.aggregates())
                .forEach(it -> Exprs.tables(it).stream()
                        .limit(1)
                        .map(within::get)
                        .filter(Objects::nonNull)
                        .forEach(inner -> inner.add(it)));
        return within;
    }
}
