package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out what policies make of each table that a statement names; once for each table. */
final class Restrictions {
    private static final Restriction NONE = new Restriction.None();

    private final Dialect dialect;
    private final Schema schema;
    private final Policies policies;
    private final Map<TableName, Restriction> known = new ConcurrentHashMap<>();

    Restrictions(Dialect dialect, Schema schema, Policies policies) {
        this.dialect = dialect;
        this.schema = schema;
        this.policies = policies;
    }

    Restriction of(Table table) {
        return policies.isEmpty()
                ? NONE
                : known.computeIfAbsent(new TableName(table.namespace(), table.name()), _ -> make(table));
    }

    private Restriction make(Table table) {
        return policies.shownBy(table).<Restriction>map(it -> behind(table, it)).orElseGet(() -> bound(table));
    }

    /** A table of which nothing may be seen is not named either. */
    private Restriction.Behind behind(Table view, TableName read) {
        String table = schema.tables().stream()
                .filter(read::means)
                .filter(it -> !(bound(it) instanceof Restriction.Gone))
                .map(it -> "the table " + it.name())
                .findFirst()
                .orElse("a table");
        return new Restriction.Behind("The view " + view.name() + " reads " + table
                + ", of which policies keep something back from you: ask that table itself, or let somebody who keeps the"
                + " policies give the view one of its own (a row policy true lets all of the view be seen).");
    }

    private Restriction bound(Table table) {
        List<RowPolicy> rows =
                policies.rows().stream().filter(it -> it.table().means(table)).toList();
        List<ColumnPolicy> columns = policies.columns().stream()
                .filter(it -> it.table().means(table))
                .toList();
        if (rows.isEmpty() && columns.isEmpty()) {
            return NONE;
        }
        String policy = "";
        try {
            var masks = new LinkedHashMap<Column, Mask>();
            for (ColumnPolicy each : columns) {
                policy = each.name();
                masks.merge(maskable(table, each), each.mask(), Restrictions::both);
            }
            var filters = new ArrayList<String>();
            for (RowPolicy each : rows) {
                policy = each.name();
                filters.add(each.filter().write(dialect, table, policies.user()));
            }
            return view(table, masks, filters, names(rows, columns));
        } catch (PolicyException _) {
            return broken(policy, table);
        }
    }

    /** Why is not told to whom the policy binds: it may name columns that are hidden from them. */
    private static Restriction broken(String policy, Table table) {
        return new Restriction.Broken("The policy " + policy + " no longer fits the table " + table.name()
                + ": until somebody who keeps it has corrected it, nobody whom it binds can read the table.");
    }

    private Column maskable(Table table, ColumnPolicy policy) {
        Column column = ConditionCheck.column(table, policy.column(), 0);
        policy.mask().check(column, dialect);
        return column;
    }

    /** Two different masks leave nothing that both would show. */
    static Mask both(Mask one, Mask other) {
        if (one instanceof Mask.Hide || other instanceof Mask.Hide) {
            return new Mask.Hide();
        }
        return one.equals(other) ? one : new Mask.Null();
    }

    private static Set<String> names(List<RowPolicy> rows, List<ColumnPolicy> columns) {
        return Stream.concat(
                        rows.stream().map(RowPolicy::name), columns.stream().map(ColumnPolicy::name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Restriction view(Table table, Map<Column, Mask> masks, List<String> filters, Set<String> names) {
        List<String> shown = table.columns().stream()
                .filter(it -> !(masks.get(it) instanceof Mask.Hide))
                .map(it -> shown(it, masks))
                .toList();
        if (shown.isEmpty()) {
            return new Restriction.Gone();
        }
        return new Restriction.View(
                "(SELECT " + String.join(", ", shown) + " FROM ", " " + Restriction.NAME + where(filters) + ")", names);
    }

    private String shown(Column column, Map<Column, Mask> masks) {
        String name = dialect.quote(column.name());
        String value = Restriction.NAME + "." + name;
        Mask mask = masks.get(column);
        return mask == null
                ? value
                : new MaskWriter(dialect, policies.salt()).write(mask, column, value) + " AS " + name;
    }

    private String where(List<String> filters) {
        return filters.isEmpty()
                ? ""
                : filters.stream().collect(Collectors.joining(") AND (", " WHERE (", ")")) + fence();
    }

    /**
     * Keeps the database from testing the person's own conditions on rows that the filter hides: a failing conversion
     * would tell their values.
     */
    private String fence() {
        return switch (dialect) {
            case POSTGRESQL, DUCKDB -> " OFFSET 0";
            case SQLITE -> " LIMIT -1";
            case MYSQL, MARIADB -> " LIMIT 18446744073709551615";
            case SQLSERVER, ORACLE, TRINO, CLICKHOUSE, BIGQUERY, SNOWFLAKE -> "";
        };
    }
}
