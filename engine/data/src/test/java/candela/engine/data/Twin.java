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

/** Two databases of one kind with tables of the same names: one holds everything, the other what somebody may see. */
record Twin(Dialect dialect, Connection whole, Connection remaining) implements AutoCloseable {

    /** Rows are in no order: where there are more, it is left to chance which are seen. */
    private static final int MOST = 20_000;

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

    static Twin inMemory(Dialect dialect) throws SQLException {
        var url = dialect == Dialect.SQLITE ? "jdbc:sqlite::memory:" : "jdbc:duckdb:";
        return new Twin(dialect, DriverManager.getConnection(url), DriverManager.getConnection(url));
    }

    static Twin onServer(Dialect dialect, TestServer server) throws SQLException {
        var whole = server.owner();
        var address = whole.getMetaData().getURL().replaceAll("\\?.*", "");
        if (dialect == Dialect.POSTGRESQL) {
            try (var statement = whole.createStatement()) {
                statement.execute("CREATE DATABASE remaining");
            }
            var url = address.replace("/shop", "/remaining");
            return new Twin(dialect, whole, DriverManager.getConnection(url, "reader", TestServer.PASSWORD));
        }
        var root = DriverManager.getConnection(address.replace("/shop", "/") + "?user=root&sslMode=disable");
        try (var statement = root.createStatement()) {
            statement.execute("CREATE DATABASE remaining");
            statement.execute("USE remaining");
        }
        return new Twin(dialect, whole, root);
    }

    void layOut(PolicedData data) throws SQLException {
        layOut(whole, data);
        layOut(remaining, data.remaining());
    }

    void clear(PolicedData data) throws SQLException {
        for (var connection : List.of(whole, remaining)) {
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
                    .map(it -> dialect.quote(it.name()) + " " + PolicedData.nativeType(dialect, it.type()))
                    .toList();
            var name = dialect.quote(table.name());
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")"
                        + (dialect == Dialect.MARIADB ? " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : ""));
            }
            var places = String.join(", ", Collections.nCopies(columns.size(), "?"));
            try (var insert = connection.prepareStatement("INSERT INTO " + name + " VALUES (" + places + ")")) {
                for (var row : table.rows()) {
                    add(insert, table, row);
                }
            }
        }
    }

    private void add(PreparedStatement insert, PolicedData.Table table, PolicedData.Row row) throws SQLException {
        var at = 1;
        for (var column : table.columns()) {
            insert.setObject(at++, stored(column.type(), row.get(column.name())));
        }
        insert.executeUpdate();
    }

    private @Nullable Object stored(Type type, @Nullable Object value) {
        return switch (value) {
            case BigDecimal it when type == Type.INTEGER -> it.intValueExact();
            case BigDecimal it when dialect == Dialect.SQLITE -> it.doubleValue();
            case java.time.LocalDate it when dialect == Dialect.SQLITE -> it.toString();
            case null, default -> value;
        };
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
            return new Outcome(null, String.valueOf(e.getMessage()));
        }
    }

    private static String alike(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Float it -> number(new BigDecimal(it.toString()));
            case Double it when it.isNaN() || it.isInfinite() -> it.toString();
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
    }
}
