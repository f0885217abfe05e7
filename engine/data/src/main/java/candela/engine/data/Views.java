package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.View;
import candela.engine.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the views of a database read, so that policies on a table are not passed by through them. PostgreSQL
 * knows it; of the others each table counts as read whose name stands anywhere in the view's text, unless it stands
 * there in the namespace of another one. Where the text is kept back, or says nothing to us, all tables do: a view may
 * be barred in vain, never read in vain.
 *
 * @param others how the views of a database are asked for of which it is not known here what they read
 */
record Views(Connection connection, Dialect dialect, String others) {

    /**
     * Namespace and name of a view, of a table that it reads; no name where it calls a function that may read any. A
     * partition shows rows of its table as a view does.
     */
    private static final String POSTGRESQL = """
            SELECT nullif(vn.nspname, current_schema()), v.relname, nullif(tn.nspname, current_schema()), t.relname
            FROM pg_rewrite r JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace vn ON vn.oid = v.relnamespace
            JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                            AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid
            JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
            WHERE v.relkind IN ('v', 'm') AND vn.nspname <> 'information_schema' AND vn.nspname !~ '^pg_'
            UNION
            SELECT nullif(vn.nspname, current_schema()), v.relname, nullif(tn.nspname, current_schema()), t.relname
            FROM pg_inherits i JOIN pg_class v ON v.oid = i.inhrelid JOIN pg_namespace vn ON vn.oid = v.relnamespace
            JOIN pg_class t ON t.oid = i.inhparent JOIN pg_namespace tn ON tn.oid = t.relnamespace
            WHERE v.relkind IN ('r', 'p', 'f')
            UNION
            SELECT nullif(vn.nspname, current_schema()), v.relname, NULL, NULL
            FROM pg_rewrite r JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace vn ON vn.oid = v.relnamespace
            JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_proc'::regclass
            JOIN pg_proc p ON p.oid = d.refobjid JOIN pg_namespace pn ON pn.oid = p.pronamespace
            WHERE v.relkind IN ('v', 'm') AND vn.nspname <> 'information_schema' AND vn.nspname !~ '^pg_'
              AND pn.nspname <> 'information_schema' AND pn.nspname !~ '^pg_' AND p.provolatile <> 'i'
              AND NOT EXISTS (SELECT 1 FROM pg_depend e
                              WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
            """;

    /** Namespace, name and text of views, and of what views may call: only tables have rows of their own. */
    private static final String DUCKDB = """
            SELECT nullif(schema_name, 'main'), view_name, sql
            FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
            UNION ALL
            SELECT nullif(schema_name, 'main'), function_name, macro_definition
            FROM duckdb_functions() WHERE NOT internal AND database_name = current_database() AND function_type LIKE '%macro'
            """;

    private static final String SQLITE = "SELECT NULL, name, sql FROM sqlite_master WHERE type = 'view'";

    private static final String MYSQL = """
            SELECT NULL, table_name, view_definition FROM information_schema.views WHERE table_schema = database()
            UNION ALL
            SELECT NULL, routine_name, routine_definition FROM information_schema.routines
            WHERE routine_schema = database() AND routine_type = 'FUNCTION'
            """;

    List<View> of(List<Table> tables) throws SQLException {
        var names = tables.stream().map(TableName::of).toList();
        return switch (dialect) {
            case POSTGRESQL -> told(Looking.rows(connection, POSTGRESQL), names);
            case DUCKDB -> written(Looking.rows(connection, DUCKDB), names);
            case SQLITE -> written(Looking.rows(connection, SQLITE), names);
            case MYSQL, MARIADB -> written(Looking.rows(connection, MYSQL), names);
            case SQLSERVER, ORACLE, CLICKHOUSE, TRINO, SNOWFLAKE, BIGQUERY ->
                written(Looking.rows(connection, others), names);
        };
    }

    private static List<View> told(List<List<@Nullable String>> rows, List<TableName> tables) {
        var reads = new LinkedHashMap<TableName, Set<TableName>>();
        for (var row : rows) {
            var target = row.get(3);
            reads.computeIfAbsent(name(row), _ -> new LinkedHashSet<>())
                    .addAll(target == null ? tables : List.of(TableName.exactly(row.get(2), target)));
        }
        return reads.entrySet().stream()
                .map(it -> new View(it.getKey(), List.copyOf(it.getValue())))
                .toList();
    }

    private List<View> written(List<List<@Nullable String>> rows, List<TableName> tables) {
        var all = new ArrayList<>(tables);
        rows.stream().map(Views::name).filter(it -> !all.contains(it)).forEach(all::add);
        return rows.stream().map(it -> view(it, all)).toList();
    }

    private View view(List<@Nullable String> row, List<TableName> all) {
        var own = name(row);
        var text = new ViewText(Objects.requireNonNullElse(row.get(2), ""), all, dialect.namespace());
        return new View(
                own,
                all.stream()
                        .filter(it -> !it.equals(own) && (text.isBlank() || text.mayRead(it)))
                        .toList());
    }

    private static TableName name(List<@Nullable String> row) {
        return TableName.exactly(row.get(0), Objects.requireNonNull(row.get(1)));
    }
}
