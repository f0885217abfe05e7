package candela.engine.data;

import candela.engine.sql.Dialect;

/**
 * How each database is asked for its tables (namespace, name, description, rows), their columns (namespace, table,
 * name, type, nullable, description) and keys (namespace, table, key, column, target namespace, target, target column;
 * without target it is the primary key).
 *
 * @param views its views (namespace, name, text) where nothing is known of what they read; empty where {@link Views}
 *     finds it out
 */
record CatalogSql(String tables, String columns, String keys, String views) {

    CatalogSql(String tables, String columns, String keys) {
        this(tables, columns, keys, "");
    }

    static CatalogSql of(Dialect dialect) {
        return switch (dialect) {
            case DUCKDB -> DUCKDB;
            case SQLITE -> SQLITE;
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL, MARIADB -> MYSQL;
            case SQLSERVER -> FurtherCatalogs.SQLSERVER;
            case ORACLE -> FurtherCatalogs.ORACLE;
            case CLICKHOUSE -> FurtherCatalogs.CLICKHOUSE;
            case TRINO -> FurtherCatalogs.TRINO;
            case SNOWFLAKE -> FurtherCatalogs.SNOWFLAKE;
            case BIGQUERY -> throw new IllegalArgumentException("It depends on the datasets: BigQueryCatalog");
        };
    }

    /** Whether a file says of keys that DuckDB does not enforce. */
    static final String DECLARES = """
            SELECT table_name FROM duckdb_tables()
            WHERE database_name = current_database() AND schema_name = 'candela_feed' AND table_name = 'declared'
            """;

    /** The same row as a key has in every dialect; only of columns that are there. */
    static final String DECLARED = """
            SELECT NULL, d.place, d.name, d.part, NULL, d.target, d.target_part FROM candela_feed.declared d
            WHERE EXISTS (SELECT 1 FROM duckdb_columns() c WHERE c.database_name = current_database()
                          AND c.schema_name = 'main' AND c.table_name = d.place AND c.column_name = d.part)
              AND (d.target IS NULL
                   OR EXISTS (SELECT 1 FROM duckdb_columns() c WHERE c.database_name = current_database()
                              AND c.schema_name = 'main' AND c.table_name = d.target AND c.column_name = d.target_part))
            """;

    private static final CatalogSql DUCKDB = new CatalogSql("""
            SELECT namespace, name, description, rows FROM (
                SELECT nullif(schema_name, 'main') AS namespace, table_name AS name, coalesce(comment, '') AS description,
                       estimated_size AS rows, table_oid AS place
                FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND database_name = current_database()
                  AND schema_name <> 'candela_feed'
                UNION ALL
                SELECT nullif(schema_name, 'main'), view_name, coalesce(comment, ''), NULL, view_oid
                FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database())
            ORDER BY place
            """, """
            SELECT nullif(schema_name, 'main'), table_name, column_name, data_type, is_nullable, coalesce(comment, '')
            FROM duckdb_columns()
            WHERE NOT internal AND database_name = current_database() AND schema_name <> 'candela_feed'
            ORDER BY table_oid, column_index
            """, """
            SELECT nullif(schema_name, 'main'), table_name, constraint_index, unnest(constraint_column_names),
                   nullif(schema_name, 'main'), referenced_table, unnest(referenced_column_names)
            FROM duckdb_constraints()
            WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY') AND database_name = current_database()
            """);

    private static final CatalogSql SQLITE = new CatalogSql("""
            SELECT NULL, m.name, '', NULL
            FROM sqlite_master m JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main'
            WHERE l.type IN ('table', 'view', 'virtual') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY m.rowid
            """, """
            SELECT NULL, m.name, p.name, p.type, p."notnull" = 0, ''
            FROM sqlite_master m, pragma_table_xinfo(m.name) p
            WHERE m.name = '%s' AND m.type IN ('table', 'view') AND p.hidden <> 1
            ORDER BY p.cid
            """, """
            SELECT NULL, m.name, 'primary', p.name, NULL, NULL, NULL
            FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND p.pk > 0
            UNION ALL
            SELECT NULL, m.name, f.id, f."from", NULL, f."table",
                   coalesce(f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1))
            FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
            """);

    private static final CatalogSql POSTGRESQL = new CatalogSql("""
            SELECT nullif(n.nspname, current_schema()), c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''),
                   CASE WHEN c.relkind IN ('r', 'm', 'p') AND c.reltuples >= 0 THEN c.reltuples::bigint END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
              AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
            ORDER BY n.nspname <> current_schema(), n.nspname, c.oid
            """, """
            SELECT nullif(n.nspname, current_schema()), c.relname, a.attname,
                   CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
                                  ELSE format_type(a.atttypid, a.atttypmod) END,
                   NOT a.attnotnull, coalesce(col_description(c.oid, a.attnum), '')
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
              AND has_column_privilege(c.oid, a.attnum, 'SELECT')
            ORDER BY c.oid, a.attnum
            """, """
            SELECT nullif(n.nspname, current_schema()), c.relname, k.conname, a.attname,
                   nullif(tn.nspname, current_schema()), t.relname, ta.attname
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u (attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
            LEFT JOIN pg_class t ON t.oid = k.confrelid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
            LEFT JOIN pg_attribute ta ON ta.attrelid = t.oid AND ta.attnum = k.confkey[u.place]
            WHERE k.contype IN ('p', 'f') AND n.nspname !~ '^pg_' AND NOT c.relispartition
            ORDER BY k.oid, u.place
            """);

    private static final CatalogSql MYSQL = new CatalogSql("""
            SELECT NULL, table_name, CASE WHEN table_type = 'VIEW' THEN '' ELSE table_comment END, table_rows
            FROM information_schema.tables WHERE table_schema = database() ORDER BY create_time, table_name
            """, """
            SELECT NULL, table_name, column_name, column_type, is_nullable = 'YES', column_comment
            FROM information_schema.columns WHERE table_schema = database() ORDER BY table_name, ordinal_position
            """, """
            SELECT NULL, table_name, constraint_name, column_name, NULL, referenced_table_name, referenced_column_name
            FROM information_schema.key_column_usage
            WHERE table_schema = database() AND (constraint_name = 'PRIMARY' OR referenced_table_schema = database())
            ORDER BY table_name, constraint_name, ordinal_position
            """);
}
