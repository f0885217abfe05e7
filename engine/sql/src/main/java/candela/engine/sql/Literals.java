package candela.engine.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Writes values so that a dialect reads back exactly them, whatever the settings of the connection. */
record Literals(Dialect dialect) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    String of(Object value) {
        return switch (value) {
            case String it -> text(it);
            case BigDecimal it -> it.toPlainString();
            case Boolean it -> bool(it);
            case LocalDate it -> dialect == Dialect.SQLITE ? text(it.toString()) : dated(it);
            case LocalDateTime it -> moment(it);
            default -> throw new IllegalArgumentException("No literal for " + value.getClass());
        };
    }

    /** A backslash means itself or not by the connection's settings: where it does, other notations are used. */
    String text(String value) {
        String doubled = value.replace("'", "''");
        boolean escapes = value.indexOf('\\') >= 0;
        return switch (dialect) {
            case SQLITE, DUCKDB, ORACLE, TRINO -> "'" + doubled + "'";
            case SQLSERVER -> "N'" + doubled + "'";
            case POSTGRESQL -> escapes ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
            case MYSQL, MARIADB -> escapes ? "CONVERT(X'" + hex(value) + "' USING utf8mb4)" : "'" + doubled + "'";
            case SNOWFLAKE -> "'" + doubled.replace("\\", "\\\\") + "'";
            case BIGQUERY, CLICKHOUSE ->
                "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        };
    }

    private static String hex(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }

    private String bool(boolean value) {
        return switch (dialect) {
            case SQLSERVER, ORACLE -> value ? "1" : "0";
            default -> value ? "TRUE" : "FALSE";
        };
    }

    private String dated(LocalDate value) {
        return dialect == Dialect.SQLSERVER ? "CAST('" + value + "' AS DATE)" : "DATE '" + value + "'";
    }

    private String moment(LocalDateTime value) {
        String text = value.format(value.getNano() == 0 ? SECONDS : MOMENT);
        return switch (dialect) {
            case SQLITE -> "'" + text + "'";
            case SQLSERVER -> "CAST('" + text + "' AS DATETIME2)";
            case CLICKHOUSE -> "toDateTime64('" + text + "', 6)";
            default -> "TIMESTAMP '" + text + "'";
        };
    }
}
