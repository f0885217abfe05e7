package candela.engine.data;

import candela.engine.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How BigQuery is asked for what its datasets hold; in the form of {@link CatalogSql}. Each dataset describes itself
 * alone, so that several are asked in one statement. Keys are declared there, but not enforced.
 */
record BigQueryCatalog(List<String> datasets, boolean several) {

    private static final String TABLES = """
            SELECT NAMESPACE AS namespace, t.table_name AS name, coalesce(JSON_VALUE(o.option_value, '$'), '') AS description,
                   r.row_count AS total, t.creation_time AS made
            FROM DATASET.INFORMATION_SCHEMA.TABLES t
            LEFT JOIN DATASET.INFORMATION_SCHEMA.TABLE_OPTIONS o
              ON o.table_name = t.table_name AND o.option_name = 'description'
            LEFT JOIN DATASET.__TABLES__ r ON r.table_id = t.table_name AND r.type = 1
            """;

    private static final String COLUMNS = """
            SELECT NAMESPACE AS namespace, c.table_name AS place, c.column_name AS name, c.data_type AS type,
                   c.is_nullable = 'YES' AS optional, coalesce(p.description, '') AS description, c.ordinal_position AS position
            FROM DATASET.INFORMATION_SCHEMA.COLUMNS c
            LEFT JOIN DATASET.INFORMATION_SCHEMA.COLUMN_FIELD_PATHS p
              ON p.table_name = c.table_name AND p.field_path = c.column_name
            WHERE c.is_hidden = 'NO'
            """;

    /** Views, also those that are kept, and what stands for another table at some moment. */
    private static final String VIEWS = """
            SELECT NAMESPACE AS namespace, t.table_name AS name
            FROM DATASET.INFORMATION_SCHEMA.TABLES t WHERE t.table_type NOT IN ('BASE TABLE', 'EXTERNAL')
            """;

    private static final String KEYS = """
            SELECT NAMESPACE AS namespace, k.table_name AS place, k.constraint_name AS name, k.column_name AS part,
                   NAMESPACE AS target_namespace, t.table_name AS target, t.column_name AS target_part,
                   k.ordinal_position AS position
            FROM DATASET.INFORMATION_SCHEMA.TABLE_CONSTRAINTS c
            JOIN DATASET.INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
              ON k.table_name = c.table_name AND k.constraint_name = c.constraint_name
            LEFT JOIN (SELECT DISTINCT constraint_name, table_name
                       FROM DATASET.INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE) u
              ON u.constraint_name = c.constraint_name AND c.constraint_type = 'FOREIGN KEY'
            LEFT JOIN DATASET.INFORMATION_SCHEMA.TABLE_CONSTRAINTS p
              ON p.table_name = u.table_name AND p.constraint_type = 'PRIMARY KEY'
            LEFT JOIN DATASET.INFORMATION_SCHEMA.KEY_COLUMN_USAGE t
              ON t.table_name = p.table_name AND t.constraint_name = p.constraint_name
                 AND t.ordinal_position = k.position_in_unique_constraint
            WHERE c.constraint_type = 'PRIMARY KEY' OR c.constraint_type = 'FOREIGN KEY' AND t.column_name IS NOT NULL
            """;

    CatalogSql sql() {
        return new CatalogSql(
                "SELECT namespace, name, description, total FROM (" + all(TABLES) + ") ORDER BY namespace, made, name",
                "SELECT namespace, place, name, type, optional, description FROM (" + all(COLUMNS)
                        + ") ORDER BY namespace, place, position",
                "SELECT namespace, place, name, part, target_namespace, target, target_part FROM (" + all(KEYS)
                        + ") ORDER BY namespace, place, name, position",
                "SELECT namespace, name, CAST(NULL AS STRING) AS definition FROM (" + all(VIEWS) + ")");
    }

    private String all(String one) {
        return datasets.stream()
                .map(it -> one.replace("DATASET", Dialect.BIGQUERY.quote(it)).replace("NAMESPACE", namespace(it)))
                .collect(Collectors.joining("UNION ALL\n"));
    }

    /** In the one dataset of a source names stand alone. */
    private String namespace(String dataset) {
        return several ? "'" + dataset + "'" : "CAST(NULL AS STRING)";
    }
}
