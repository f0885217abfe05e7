package candela.engine.data;

/**
 * How servers are asked for what they hold whose drivers do not come with Candela; in the form of {@link CatalogSql}.
 */
final class FurtherCatalogs {

    /** Only what the guard takes for the schema of names that stand alone has none. */
    private static final String SNOWFLAKE_SCHEMA =
            "CASE WHEN table_schema = 'PUBLIC' AND current_schema() = 'PUBLIC' THEN NULL ELSE table_schema END,";

    private FurtherCatalogs() {}

    /** The tables of the user's own schema first, then of dbo: in this order a bare name is looked up. */
    static final CatalogSql SQLSERVER = new CatalogSql("""
            SELECT CASE WHEN s.name = 'dbo' AND schema_name() = 'dbo' THEN NULL ELSE s.name END, o.name,
                   coalesce(CAST(p.value AS NVARCHAR(2000)), ''),
                   (SELECT sum(n.rows) FROM sys.partitions n WHERE n.object_id = o.object_id AND n.index_id IN (0, 1))
            FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
            LEFT JOIN sys.extended_properties p
              ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = 'MS_Description'
            WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
              AND has_perms_by_name(quotename(s.name) + '.' + quotename(o.name), 'OBJECT', 'SELECT') = 1
            ORDER BY CASE s.name WHEN schema_name() THEN 0 WHEN 'dbo' THEN 1 ELSE 2 END, s.name, o.object_id
            """, """
            SELECT CASE WHEN s.name = 'dbo' AND schema_name() = 'dbo' THEN NULL ELSE s.name END, o.name, c.name,
                   CASE t.name WHEN 'bit' THEN 'boolean' WHEN 'timestamp' THEN 'binary' ELSE t.name END,
                   CAST(c.is_nullable AS INT), coalesce(CAST(p.value AS NVARCHAR(2000)), '')
            FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id
            JOIN sys.schemas s ON s.schema_id = o.schema_id
            JOIN sys.types t ON t.user_type_id = CASE WHEN c.system_type_id = 240 THEN c.user_type_id ELSE c.system_type_id END
            LEFT JOIN sys.extended_properties p
              ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = c.column_id AND p.name = 'MS_Description'
            WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 ORDER BY o.object_id, c.column_id
            """, """
            SELECT CASE WHEN s.name = 'dbo' AND schema_name() = 'dbo' THEN NULL ELSE s.name END, o.name, k.name, c.name,
                   NULL, NULL, NULL
            FROM sys.key_constraints k JOIN sys.objects o ON o.object_id = k.parent_object_id
            JOIN sys.schemas s ON s.schema_id = o.schema_id
            JOIN sys.index_columns i ON i.object_id = k.parent_object_id AND i.index_id = k.unique_index_id
            JOIN sys.columns c ON c.object_id = i.object_id AND c.column_id = i.column_id
            WHERE k.type = 'PK'
            UNION ALL
            SELECT CASE WHEN s.name = 'dbo' AND schema_name() = 'dbo' THEN NULL ELSE s.name END, o.name, k.name, c.name,
                   CASE WHEN ts.name = 'dbo' AND schema_name() = 'dbo' THEN NULL ELSE ts.name END, t.name, tc.name
            FROM sys.foreign_key_columns f JOIN sys.foreign_keys k ON k.object_id = f.constraint_object_id
            JOIN sys.objects o ON o.object_id = f.parent_object_id JOIN sys.schemas s ON s.schema_id = o.schema_id
            JOIN sys.columns c ON c.object_id = f.parent_object_id AND c.column_id = f.parent_column_id
            JOIN sys.objects t ON t.object_id = f.referenced_object_id JOIN sys.schemas ts ON ts.schema_id = t.schema_id
            JOIN sys.columns tc ON tc.object_id = f.referenced_object_id AND tc.column_id = f.referenced_column_id
            """, """
            SELECT CASE WHEN s.name = 'dbo' AND schema_name() = 'dbo' THEN NULL ELSE s.name END, o.name, NULL
            FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE o.type = 'V' AND o.is_ms_shipped = 0
            """);

    private static final String OWNER = "nullif(%s.owner, sys_context('USERENV', 'CURRENT_SCHEMA'))";
    private static final String OURS =
            "%s.owner IN (SELECT u.username FROM all_users u WHERE u.oracle_maintained = 'N')";

    static final CatalogSql ORACLE = new CatalogSql(
            ("""
            SELECT OWNER, o.object_name, coalesce(m.comments, ''), t.num_rows
            FROM all_objects o LEFT JOIN all_tables t ON t.owner = o.owner AND t.table_name = o.object_name
            LEFT JOIN all_tab_comments m ON m.owner = o.owner AND m.table_name = o.object_name
            WHERE o.object_type IN ('TABLE', 'VIEW') AND o.object_name NOT LIKE 'BIN$%' AND OURS
            ORDER BY CASE WHEN o.owner = sys_context('USERENV', 'CURRENT_SCHEMA') THEN 0 ELSE 1 END, o.owner, o.object_id
            """).replace("OWNER,", OWNER.formatted("o") + ",").replace("OURS", OURS.formatted("o")),
            ("""
            SELECT OWNER, c.table_name, c.column_name,
                   CASE WHEN c.data_type = 'NUMBER' AND c.data_scale = 0 THEN 'integer'
                        WHEN c.data_type = 'DATE' THEN 'timestamp' ELSE c.data_type END,
                   CASE c.nullable WHEN 'Y' THEN 1 ELSE 0 END, coalesce(m.comments, '')
            FROM all_tab_columns c LEFT JOIN all_col_comments m
              ON m.owner = c.owner AND m.table_name = c.table_name AND m.column_name = c.column_name
            WHERE OURS ORDER BY c.owner, c.table_name, c.column_id
            """).replace("OWNER,", OWNER.formatted("c") + ",").replace("OURS", OURS.formatted("c")),
            ("""
            SELECT OWNER, k.table_name, k.constraint_name, c.column_name,
                   nullif(t.owner, sys_context('USERENV', 'CURRENT_SCHEMA')), t.table_name, t.column_name
            FROM all_constraints k JOIN all_cons_columns c ON c.owner = k.owner AND c.constraint_name = k.constraint_name
            LEFT JOIN all_cons_columns t
              ON t.owner = k.r_owner AND t.constraint_name = k.r_constraint_name AND t.position = c.position
            WHERE k.constraint_type IN ('P', 'R') AND OURS ORDER BY k.owner, k.constraint_name, c.position
            """).replace("OWNER,", OWNER.formatted("k") + ",").replace("OURS", OURS.formatted("k")),
            ("""
            SELECT OWNER, o.object_name, NULL
            FROM all_objects o WHERE o.object_type IN ('VIEW', 'MATERIALIZED VIEW') AND OURS
            """).replace("OWNER,", OWNER.formatted("o") + ",").replace("OURS", OURS.formatted("o")));

    /** Its primary key only sorts, and may come twice. Some of its tables show the rows of others, as views do. */
    static final CatalogSql CLICKHOUSE = new CatalogSql("""
            SELECT NULL, name, comment, total_rows FROM system.tables
            WHERE database = currentDatabase() AND NOT is_temporary AND name NOT LIKE '.inner%' ORDER BY name
            """, """
            SELECT NULL, table, name, type, startsWith(type, 'Nullable') OR startsWith(type, 'LowCardinality(Nullable'), comment
            FROM system.columns WHERE database = currentDatabase() ORDER BY table, position
            """, """
            SELECT NULL, '', '', '', NULL, NULL, NULL WHERE 1 = 0
            """, """
            SELECT NULL, name, NULL FROM system.tables
            WHERE database = currentDatabase() AND NOT is_temporary
              AND (engine LIKE '%View' OR engine IN ('Merge', 'Distributed', 'Buffer', 'Dictionary', 'Alias'))
            """);

    static final CatalogSql TRINO = new CatalogSql("""
            SELECT nullif(table_schema, current_schema), table_name, '', NULL FROM information_schema.tables
            WHERE table_schema <> 'information_schema'
            ORDER BY CASE WHEN table_schema = current_schema THEN 0 ELSE 1 END, table_schema, table_name
            """, """
            SELECT nullif(table_schema, current_schema), table_name, column_name, data_type, is_nullable = 'YES', ''
            FROM information_schema.columns WHERE table_schema <> 'information_schema'
            ORDER BY table_schema, table_name, ordinal_position
            """, """
            SELECT NULL, '', '', '', NULL, NULL, NULL WHERE 1 = 0
            """, """
            SELECT nullif(table_schema, current_schema), table_name, NULL FROM information_schema.tables
            WHERE table_type = 'VIEW' AND table_schema <> 'information_schema'
            UNION ALL
            SELECT nullif(schema_name, current_schema), name, NULL FROM system.metadata.materialized_views
            WHERE catalog_name = current_catalog
            """);

    /**
     * A bare name is looked up in the session's own schema, then in PUBLIC: in this order. Its keys are not enforced,
     * and only told by SHOW.
     */
    static final CatalogSql SNOWFLAKE = new CatalogSql(
            """
            SELECT SCHEMA, table_name, coalesce(comment, ''), row_count
            FROM information_schema.tables WHERE table_schema <> 'INFORMATION_SCHEMA'
            ORDER BY CASE table_schema WHEN current_schema() THEN 0 WHEN 'PUBLIC' THEN 1 ELSE 2 END,
                     table_schema, created, table_name
            """.replace("SCHEMA,", SNOWFLAKE_SCHEMA), """
            SELECT SCHEMA, table_name, column_name,
                   CASE WHEN data_type = 'NUMBER' AND numeric_scale = 0 THEN 'integer' ELSE data_type END,
                   CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END, coalesce(comment, '')
            FROM information_schema.columns WHERE table_schema <> 'INFORMATION_SCHEMA'
            ORDER BY table_schema, table_name, ordinal_position
            """.replace("SCHEMA,", SNOWFLAKE_SCHEMA), """
            SELECT NULL, '', '', '', NULL, NULL, NULL WHERE 1 = 0
            """, """
            SELECT SCHEMA, table_name, NULL
            FROM information_schema.tables WHERE table_type LIKE '%VIEW%' AND table_schema <> 'INFORMATION_SCHEMA'
            """.replace(
                            "SCHEMA,", SNOWFLAKE_SCHEMA));
}
