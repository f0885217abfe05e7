package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import org.jspecify.annotations.Nullable;

/** Writes names and the few statements about single columns in a dialect; all names are quoted. */
record Names(Dialect dialect) {

    String quote(String name) {
        return dialect.quote(name);
    }

    String table(Schema.Table table) {
        return table(table.namespace(), table.name());
    }

    String table(@Nullable String namespace, String name) {
        return namespace == null ? quote(name) : quote(namespace) + "." + quote(name);
    }

    /** Finds the table's namespace in what was seen; a name nobody has seen is taken as it is. */
    String table(@Nullable Schema seen, String name) {
        if (seen == null) {
            return quote(name);
        }
        return seen.tables().stream()
                .filter(it ->
                        it.name().equalsIgnoreCase(name) || name.equalsIgnoreCase(it.namespace() + "." + it.name()))
                .findFirst()
                .map(this::table)
                .orElse(quote(name));
    }

    String asText(String column) {
        var type = switch (dialect) {
            case MYSQL, MARIADB -> "CHAR";
            case SQLITE, POSTGRESQL -> "TEXT";
            case SQLSERVER -> "NVARCHAR(4000)";
            case ORACLE -> "VARCHAR2(4000)";
            case CLICKHOUSE -> "";
            case BIGQUERY -> "STRING";
            default -> "VARCHAR";
        };
        return type.isEmpty() ? "toString(" + quote(column) + ")" : "CAST(" + quote(column) + " AS " + type + ")";
    }

    /** The first rows of a table as something to select from. */
    String first(String columns, String table, String condition, long most) {
        var where = condition.isEmpty() ? "" : " WHERE " + condition;
        return switch (dialect) {
            case SQLSERVER ->
                "(SELECT %s FROM %s%s)"
                        .formatted(
                                columns.startsWith("DISTINCT ")
                                        ? columns.replaceFirst("DISTINCT ", "DISTINCT TOP (%d) ".formatted(most))
                                        : "TOP (%d) %s".formatted(most, columns),
                                table,
                                where);
            case ORACLE -> "(SELECT %s FROM %s%s FETCH FIRST %d ROWS ONLY)".formatted(columns, table, where, most);
            default -> "(SELECT %s FROM %s%s LIMIT %d)".formatted(columns, table, where, most);
        };
    }

    /**
     * Distinct values of a column as text and how often each comes, most frequent first; {@code source} is SQL already.
     */
    String frequent(String source, String column, int most) {
        var text = asText(column);
        var known = quote(column) + " IS NOT NULL";
        return switch (dialect) {
            case SQLSERVER, ORACLE ->
                "SELECT %s, count(*) FROM %s WHERE %s GROUP BY %s ORDER BY count(*) DESC, %s OFFSET 0 ROWS FETCH NEXT %d ROWS ONLY"
                        .formatted(text, source, known, text, text, most);
            default ->
                "SELECT %s, count(*) FROM %s WHERE %s GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT %d"
                        .formatted(text, source, known, most);
        };
    }
}
