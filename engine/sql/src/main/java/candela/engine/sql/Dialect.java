package candela.engine.sql;

/** The SQL dialects that Candela writes and checks. */
public enum Dialect {
    POSTGRESQL('"', "'", Spelling.LOWER, "public"),
    MYSQL('`', "'\"", Spelling.EXACT, ""),
    MARIADB('`', "'\"", Spelling.EXACT, ""),
    SQLITE('"', "'", Spelling.IGNORED, "main"),
    DUCKDB('"', "'", Spelling.IGNORED, "main"),
    /** Most installations ignore the case of names, some do not: only the exact spelling means the same in both. */
    SQLSERVER('"', "'", Spelling.EXACT, "dbo"),
    ORACLE('"', "'", Spelling.UPPER, ""),
    TRINO('"', "'", Spelling.IGNORED, ""),
    CLICKHOUSE('`', "'\"`", Spelling.EXACT, ""),
    BIGQUERY('`', "'\"`", Spelling.EXACT, ""),
    SNOWFLAKE('"', "'", Spelling.UPPER, "PUBLIC");

    /** What a database makes of the letters of a name that stands without quotes, before it looks the name up. */
    enum Spelling {
        EXACT,
        LOWER,
        UPPER,
        /** Upper and lower case are the same, within quotes too. */
        IGNORED
    }

    private final char quote;
    private final String escaping;
    private final Spelling spelling;
    private final String namespace;

    Dialect(char quote, String escaping, Spelling spelling, String namespace) {
        this.quote = quote;
        this.escaping = escaping;
        this.spelling = spelling;
        this.namespace = namespace;
    }

    /** Writes a name as a quoted identifier, whatever characters it holds. */
    public String quote(String identifier) {
        var end = String.valueOf(quote);
        var escaped = escapesIn(quote) ? identifier.replace("\\", "\\\\") : identifier;
        return end + escaped.replace(end, doublesQuotes() ? end + end : "\\" + end) + end;
    }

    /** What stands behind a query, behind its order, so that it brings so many rows; SQL Server wants it ordered. */
    public String first(int rows) {
        return switch (this) {
            case SQLSERVER -> " OFFSET 0 ROWS FETCH NEXT " + rows + " ROWS ONLY";
            case ORACLE -> " FETCH FIRST " + rows + " ROWS ONLY";
            default -> " LIMIT " + rows;
        };
    }

    /** Whether a backslash within these quotes may take the meaning from the character after it. */
    boolean escapesIn(char quotes) {
        return escaping.indexOf(quotes) >= 0;
    }

    /** Whether a quote that is written twice stands for itself. */
    boolean doublesQuotes() {
        return this != BIGQUERY;
    }

    boolean isMySql() {
        return this == MYSQL || this == MARIADB;
    }

    Spelling spelling() {
        return spelling;
    }

    /** The namespace of tables whose name stands alone; empty where it depends on the connection. */
    public String namespace() {
        return namespace;
    }
}
