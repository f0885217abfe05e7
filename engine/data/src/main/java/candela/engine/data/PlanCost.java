package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a database expects a statement to cost, from the plan that it gives as JSON. The unit is the database's own:
 * roughly the price of reading one page, with rows much cheaper than pages.
 *
 * @param value estimated, before anything runs
 */
record PlanCost(double value) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** MariaDB before 11 gives rows only, and prices five rows like one page (its TIME_FOR_COMPARE). */
    private static final double ROWS_OF_ONE_UNIT = 5;

    static PlanCost of(String plan) {
        var root = JSON.readTree(plan);
        var postgres = root.path(0).path("Plan").path("Total Cost");
        if (postgres.isNumber()) {
            return new PlanCost(postgres.asDouble());
        }
        var whole = root.findValue("estimated_total_cost");
        return new PlanCost(whole == null ? blocks(root) : number(whole));
    }

    /** MySQL and MariaDB estimate each SELECT of a statement alone. */
    private static double blocks(JsonNode node) {
        var inner = 0.0;
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            inner += blocks(child.getValue());
            inner += child.getKey().equals("query_block") ? block(child.getValue()) : 0;
        }
        for (var child : node.isArray() ? node.values() : List.<JsonNode>of()) {
            inner += blocks(child);
        }
        return inner;
    }

    private static double block(JsonNode block) {
        var mysql = block.path("cost_info").path("query_cost");
        if (!mysql.isMissingNode()) {
            return number(mysql);
        }
        var mariaDb = block.path("cost");
        return mariaDb.isMissingNode() ? new Reading().through(block).rows / ROWS_OF_ONE_UNIT : number(mariaDb);
    }

    private static double number(JsonNode node) {
        return Double.parseDouble(node.asString());
    }

    /** Adds up the rows that nested loops read: each table once for every row of those before it. */
    private static final class Reading {
        private double rows;
        private double outer = 1;

        private Reading through(JsonNode node) {
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                if (!child.getKey().equals("query_block")) {
                    through(child.getValue());
                }
            }
            for (var child : node.isArray() ? node.values() : List.<JsonNode>of()) {
                through(child);
            }
            if (node.path("table_name").isString() && node.path("rows").isNumber()) {
                read(node);
            }
            return this;
        }

        private void read(JsonNode table) {
            rows += outer * table.path("rows").asDouble();
            outer *= Math.max(
                    1, table.path("rows").asDouble() * table.path("filtered").asDouble(100) / 100);
        }
    }

    /** @param told false to keep the estimate back: it tells how much there is, also of what policies hide */
    void refuseAbove(double most, boolean told) {
        if (value > most) {
            throw new DataException(
                    Reason.TOO_COSTLY,
                    ("The database expects this query to cost %s the limit of %s for this source, so it was not run."
                                    + " Narrow it with a filter, join fewer tables, or have the limit raised.")
                            .formatted(told ? rounded(value) + ", more than" : "more than", rounded(most)));
        }
    }

    private static String rounded(double cost) {
        return String.format(Locale.ROOT, "%,.0f", Math.ceil(cost));
    }
}
