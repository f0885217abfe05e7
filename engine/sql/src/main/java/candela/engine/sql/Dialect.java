package candela.engine.sql;

/** The SQL dialects that Candela writes and checks. */
public enum Dialect {
    POSTGRESQL('"'),
    MYSQL('`'),
    MARIADB('`'),
    SQLITE('"'),
    DUCKDB('"');

    private final char quote;

    Dialect(char quote) {
        this.quote = quote;
    }

    /** Writes a name as a quoted identifier, whatever characters it holds. */
    public String quote(String identifier) {
        return quote
                + identifier.replace(
                        String.valueOf(quote), String.valueOf(quote).repeat(2))
                + quote;
    }
}
