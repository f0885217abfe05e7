package candela.engine.sql;

import candela.engine.sql.Mask.Unit;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes what stands in a dialect's statement in place of a masked column. */
record MaskWriter(Dialect dialect, String salt) {
    private static final String STARS = "'***'";

    /** How many hexadecimal digits of a hash make a number that pages and spreadsheets, too, keep exactly. */
    private static final int DIGITS = 13;

    /** @param value the column as the statement names it */
    String write(Mask mask, Column column, String value) {
        return switch (mask) {
            // A CASE keeps the column's type, which a bare NULL would lose.
            case Mask.Null _, Mask.Hide _ -> "CASE WHEN 1 = 0 THEN " + value + " END";
            case Mask.Partial it -> partial(it, value);
            case Mask.Hash _ -> "CASE WHEN " + value + " IS NOT NULL THEN " + hash(column, value) + " END";
            case Mask.Round it -> round(it, column, value);
            case Mask.Truncate it -> truncate(it.unit(), column.type() == Type.DATE, value);
        };
    }

    private String partial(Mask.Partial mask, String value) {
        String length = call(lengthFunction(), value);
        String start = mask.first() == 0 ? "" : substring(value, "1", mask.first());
        String end = mask.last() == 0 ? "" : substring(value, length + " - " + (mask.last() - 1), mask.last());
        String shown = "CASE WHEN " + length + " > " + (mask.first() + mask.last()) + " THEN "
                + concat(start, STARS, end) + " WHEN " + value + " IS NOT NULL THEN " + STARS + " END";
        return dialect == Dialect.SQLITE ? cast(shown, "TEXT") : shown;
    }

    private String lengthFunction() {
        return switch (dialect) {
            case MYSQL, MARIADB, BIGQUERY -> "CHAR_LENGTH";
            case SQLSERVER -> "LEN";
            case CLICKHOUSE -> "lengthUTF8";
            default -> "LENGTH";
        };
    }

    private String substring(String value, String from, int characters) {
        String function = switch (dialect) {
            case SQLSERVER, MYSQL, MARIADB -> "SUBSTRING";
            case CLICKHOUSE -> "substringUTF8";
            default -> "SUBSTR";
        };
        return call(function, value + ", " + from + ", " + characters);
    }

    /** @param parts those that are empty are left out: there are databases whose CONCAT wants two */
    private String concat(String... parts) {
        var present = Stream.of(parts).filter(it -> !it.isEmpty()).toList();
        return concatenatesByCall() && present.size() > 1
                ? call("CONCAT", String.join(", ", present))
                : String.join(" || ", present);
    }

    private boolean concatenatesByCall() {
        return switch (dialect) {
            case MYSQL, MARIADB, SQLSERVER, CLICKHOUSE, BIGQUERY -> true;
            default -> false;
        };
    }

    /**
     * A number's is a number: a database that compares it with other numbers finds none that is equal, and no error.
     */
    private String hash(Column column, String value) {
        String digest = digest(value);
        return column.type() == Type.INTEGER ? number(substring(digest, "1", DIGITS)) : digest;
    }

    private String digest(String value) {
        String salted = concat(new Literals(dialect).text(salt), asText(value));
        return switch (dialect) {
            case POSTGRESQL -> "ENCODE(SHA256(CONVERT_TO(" + salted + ", 'UTF8')), 'hex')";
            case DUCKDB -> call("SHA256", salted);
            case MYSQL, MARIADB -> "CONVERT(SHA2(" + salted + ", 256) USING utf8mb4) COLLATE utf8mb4_bin";
            case SNOWFLAKE -> call("SHA2", salted + ", 256");
            case SQLSERVER -> "LOWER(CONVERT(VARCHAR(64), HASHBYTES('SHA2_256', " + salted + "), 2))";
            case ORACLE -> "LOWER(STANDARD_HASH(" + salted + ", 'SHA256'))";
            case TRINO -> "LOWER(TO_HEX(SHA256(TO_UTF8(" + salted + "))))";
            case BIGQUERY -> "TO_HEX(SHA256(" + salted + "))";
            case CLICKHOUSE -> "lower(hex(SHA256(" + salted + ")))";
            case SQLITE -> throw new IllegalStateException("SQLite cannot hash");
        };
    }

    /** @param digits hexadecimal ones */
    private String number(String digits) {
        return switch (dialect) {
            case POSTGRESQL -> cast(cast("'x' || " + digits, "BIT(" + 4 * DIGITS + ")"), "BIGINT");
            case DUCKDB -> cast("'0x' || " + digits, "BIGINT");
            case MYSQL, MARIADB -> cast(call("CONV", digits + ", 16, 10"), "SIGNED");
            case SNOWFLAKE, ORACLE -> call("TO_NUMBER", digits + ", '" + "X".repeat(DIGITS) + "'");
            case SQLSERVER -> cast("CONVERT(VARBINARY(8), '000' + " + digits + ", 2)", "BIGINT");
            case TRINO -> call("FROM_BASE", digits + ", 16");
            case BIGQUERY -> cast(call("CONCAT", "'0x', " + digits), "INT64");
            case CLICKHOUSE -> "reinterpretAsInt64(reverse(unhex(CONCAT('000', " + digits + "))))";
            case SQLITE -> throw new IllegalStateException("SQLite cannot hash");
        };
    }

    private String asText(String value) {
        return switch (dialect) {
            case POSTGRESQL -> cast(value, "TEXT");
            case MYSQL, MARIADB -> "CONVERT(" + value + " USING utf8mb4)";
            case SQLSERVER -> cast(value, "NVARCHAR(4000)");
            case ORACLE -> call("TO_CHAR", value);
            case CLICKHOUSE -> call("toString", value);
            case BIGQUERY -> cast(value, "STRING");
            default -> cast(value, "VARCHAR");
        };
    }

    private String round(Mask.Round mask, Column column, String value) {
        String step = mask.step().toPlainString();
        String exact = switch (dialect) {
            case POSTGRESQL -> cast(value, "NUMERIC");
            case DUCKDB, TRINO -> cast(value, "DOUBLE");
            case SQLITE -> cast(value, "REAL");
            case SQLSERVER -> cast(value, "FLOAT");
            default -> value;
        };
        String digits = dialect == Dialect.SQLSERVER ? ", 0" : "";
        String rounded = "ROUND(" + exact + " / " + step + digits + ") * " + step;
        boolean stays = column.type() == Type.INTEGER
                && mask.step().stripTrailingZeros().scale() <= 0;
        return stays ? whole(rounded) : unsigned(rounded, exact, step);
    }

    /** A small negative number becomes a minus zero where numbers are not exact, which would tell its sign. */
    private String unsigned(String rounded, String exact, String step) {
        return dialect == Dialect.POSTGRESQL
                ? rounded
                : "CASE WHEN ABS(" + exact + ") * 2 < " + step + " THEN 0 ELSE " + rounded + " END";
    }

    private String whole(String number) {
        return switch (dialect) {
            case MYSQL, MARIADB -> cast(number, "SIGNED");
            case SQLITE, ORACLE -> cast(number, "INTEGER");
            case BIGQUERY, CLICKHOUSE -> cast(number, "INT64");
            default -> cast(number, "BIGINT");
        };
    }

    private String truncate(Unit unit, boolean date, String value) {
        String word = unit.name().toLowerCase(Locale.ROOT);
        return switch (dialect) {
            case POSTGRESQL, DUCKDB, TRINO, SNOWFLAKE -> {
                String start = "DATE_TRUNC('" + word + "', " + value + ")";
                yield date ? cast(start, "DATE") : start;
            }
            case MYSQL, MARIADB -> {
                String start = "DATE_FORMAT(" + value + ", '" + pattern(unit) + "')";
                yield cast(start, date ? "DATE" : "DATETIME");
            }
            case SQLITE -> (date ? "DATE(" : "DATETIME(") + value + ", 'start of " + word + "')";
            case SQLSERVER -> "DATETRUNC(" + word + ", " + value + ")";
            case ORACLE -> "TRUNC(" + value + ", '" + oracleUnit(unit) + "')";
            case BIGQUERY -> (date ? "DATE_TRUNC(" : "TIMESTAMP_TRUNC(") + value + ", " + unit + ")";
            case CLICKHOUSE -> "date_trunc('" + word + "', " + value + ")";
        };
    }

    private static String pattern(Unit unit) {
        return switch (unit) {
            case YEAR -> "%Y-01-01";
            case MONTH -> "%Y-%m-01";
            case DAY -> "%Y-%m-%d";
        };
    }

    private static String oracleUnit(Unit unit) {
        return switch (unit) {
            case YEAR -> "YYYY";
            case MONTH -> "MM";
            case DAY -> "DD";
        };
    }

    private static String call(String function, String arguments) {
        return function + "(" + arguments + ")";
    }

    private static String cast(String value, String type) {
        return "CAST(" + value + " AS " + type + ")";
    }
}
