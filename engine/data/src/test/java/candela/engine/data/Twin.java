package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Databases of one kind with tables of the same names.
 *
 * @param whole holds everything
 * @param remaining holds what somebody may see
 * @param stripped holds as many rows as the whole, and nothing in what is hidden
 */
public record Twin(Dialect dialect, Connection whole, Connection remaining, Connection stripped)
        implements AutoCloseable {

    /** Rows are in no order: where there are more, it is left to chance which are seen. */
    private static final int MOST = 20_000;

    private static final List<String> PLANNED = List.of("filter_pushdown", "join_order", "build_side_probe_side");

    /** What came of a statement: rows in no order, each as one text, or the mere fact that it failed. */
    record Outcome(@Nullable List<String> rows, String error) {
        boolean failed() {
            return rows == null;
        }

        boolean tooLarge() {
            return rows != null && rows.size() == MOST;
        }

        boolean sameAs(Outcome other) {
            return Objects.equals(rows, other.rows());
        }
    }

    /** On nothing but memory. */
    public static Twin inMemory(Dialect dialect) throws SQLException {
        return new Twin(dialect, alone(dialect), alone(dialect), alone(dialect));
    }

    private static Connection alone(Dialect dialect) throws SQLException {
        var connection =
                DriverManager.getConnection(dialect == Dialect.SQLITE ? "jdbc:sqlite::memory:" : "jdbc:duckdb:");
        if (dialect == Dialect.DUCKDB) {
            set(connection, "SET threads = 1");
        }
        return connection;
    }

    /** On a server, in databases of its own. */
    public static Twin onServer(Dialect dialect, TestServer server, String name) throws SQLException {
        return new Twin(
                dialect,
                database(dialect, server, "whole_" + name),
                database(dialect, server, "rest_" + name),
                database(dialect, server, "bare_" + name));
    }

    private static Connection database(Dialect dialect, TestServer server, String name) throws SQLException {
        var postgres = dialect == Dialect.POSTGRESQL;
        try (var first = postgres ? server.owner() : server.master()) {
            set(first, "CREATE DATABASE " + name);
            var url = first.getMetaData().getURL().replaceAll("\\?.*", "").replace("/shop", "/" + name);
            var connection = postgres
                    ? DriverManager.getConnection(url, "reader", TestServer.PASSWORD)
                    : DriverManager.getConnection(url + "?user=root&sslMode=disable");
            // Tables that were never counted look large, and to compile their plans takes longer than to read them.
            set(connection, postgres ? "SET jit = off" : "SET max_statement_time = 60");
            return connection;
        }
    }

    private static void set(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void layOut(PolicedData data) throws SQLException {
        layOut(whole, data);
        layOut(remaining, data.remaining());
        layOut(stripped, data.stripped());
    }

    void clear(PolicedData data) throws SQLException {
        for (var connection : List.of(whole, remaining, stripped)) {
            try (var statement = connection.createStatement()) {
                for (var table : data.tables()) {
                    statement.execute("DROP TABLE " + dialect.quote(table.name()));
                }
            }
        }
    }

    private void layOut(Connection connection, PolicedData data) throws SQLException {
        for (var table : data.tables()) {
            var columns = table.columns().stream()
                    .map(it -> dialect.quote(it.name()) + " " + table.nativeType(dialect, it))
                    .toList();
            var name = dialect.quote(table.name());
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")"
                        + (dialect == Dialect.MARIADB ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : ""));
            }
            var places = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            var all = String.join(", ", Collections.nCopies(table.rows().size(), places));
            if (!all.isEmpty()) {
                try (var insert = connection.prepareStatement("INSERT INTO " + name + " VALUES " + all)) {
                    fill(insert, table);
                    insert.executeUpdate();
                }
            }
        }
    }

    private void fill(PreparedStatement insert, PolicedData.Table table) throws SQLException {
        var at = 1;
        for (var row : table.rows()) {
            for (var column : table.columns()) {
                insert.setObject(at++, stored(column.type(), row.get(column.name())));
            }
        }
    }

    private @Nullable Object stored(Type type, @Nullable Object value) {
        return switch (value) {
            case BigDecimal it when type == Type.INTEGER -> it.longValueExact();
            case BigDecimal it when dialect == Dialect.SQLITE -> it.doubleValue();
            case java.time.LocalDate it when dialect == Dialect.SQLITE -> it.toString();
            case null, default -> value;
        };
    }

    /** What the statement answers on what remains when the database does not look for a better way. */
    Outcome planless(String sql) throws SQLException {
        return dialect == Dialect.DUCKDB
                ? under("PRAGMA disable_optimizer", sql, "PRAGMA enable_optimizer")
                : run(remaining, sql);
    }

    /**
     * What the statement answers under other plans: of DuckDB without those of its steps that decide which side of a
     * join is read first, and whether the other one is read at all; of MariaDB without tables made of sub-queries,
     * where it overlooks that one of the values is NULL.
     */
    List<Outcome> otherwise(Connection connection, String sql) throws SQLException {
        if (dialect == Dialect.MARIADB && connection.equals(remaining)) {
            return List.of(under(
                    "SET optimizer_switch = 'materialization=off'",
                    sql,
                    "SET optimizer_switch = 'materialization=on'"));
        }
        var outcomes = new ArrayList<Outcome>();
        for (var step : dialect == Dialect.DUCKDB ? PLANNED : List.<String>of()) {
            set(connection, "SET disabled_optimizers = '" + step + "'");
            try {
                outcomes.add(run(connection, sql));
            } finally {
                set(connection, "SET disabled_optimizers = ''");
            }
        }
        return outcomes;
    }

    /**
     * What the statement answers on what remains when MariaDB refuses columns that are neither grouped nor computed.
     */
    Outcome strict(String sql) throws SQLException {
        return under(
                "SET SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',ONLY_FULL_GROUP_BY')",
                sql,
                "SET SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'ONLY_FULL_GROUP_BY', '')");
    }

    private Outcome under(String setting, String sql, String otherwise) throws SQLException {
        set(remaining, setting);
        try {
            return run(remaining, sql);
        } finally {
            set(remaining, otherwise);
        }
    }

    static Outcome run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var width = result.getMetaData().getColumnCount();
            var rows = new ArrayList<String>();
            while (result.next() && rows.size() < MOST) {
                var row = new StringBuilder();
                for (var i = 1; i <= width; i++) {
                    row.append(alike(result.getObject(i))).append('|');
                }
                rows.add(row.toString());
            }
            Collections.sort(rows);
            return new Outcome(rows, "");
        } catch (SQLException e) {
            return new Outcome(null, String.valueOf(e.getMessage()).replaceAll("^\\(conn=\\d+\\) ", ""));
        }
    }

    private static String alike(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Float it -> number(new BigDecimal(it.toString()));
            case Double it when it.isNaN() || it.isInfinite() || it.equals(-0.0) -> it.toString();
            case Double it -> number(new BigDecimal(it.toString()));
            case BigDecimal it -> number(it);
            case Boolean it -> it ? "1" : "0";
            default -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        return value.setScale(3, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public void close() throws SQLException {
        whole.close();
        remaining.close();
        stripped.close();
    }
}
