package candela.engine.sql;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candela.engine.sql.Verdict.Allowed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard allows is what real databases understand: each good case runs on SQLite and DuckDB. */
class GuardOnDatabasesTest {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE orders (id INTEGER, customer_id INTEGER, ordered_on DATE, amount DOUBLE PRECISION, status VARCHAR, note VARCHAR, details VARCHAR)",
            "CREATE TABLE order_items (id INTEGER, order_id INTEGER, product_id INTEGER)",
            "CREATE TABLE customers (id INTEGER, name VARCHAR, email VARCHAR, city VARCHAR, country_id INTEGER)",
            "CREATE TABLE countries (id INTEGER, name VARCHAR)",
            "CREATE TABLE products (id INTEGER, name VARCHAR, price DOUBLE PRECISION)",
            "CREATE TABLE employees (id INTEGER, name VARCHAR, manager_id INTEGER)",
            "CREATE TABLE calendar (date DATE, year INTEGER)",
            "CREATE TABLE \"Order Details\" (\"Unit Price\" INTEGER, \"select\" INTEGER, \"a.b\" INTEGER)",
            "INSERT INTO orders VALUES (1, 1, '2024-01-31', 12.5, 'paid', 'n', '{\"a\": 1}')",
            "INSERT INTO customers VALUES (1, 'Ana', 'ana@example.org', 'Berlin', 1)");

    static List<Cases.Case> sqlite() {
        return Cases.of(Dialect.SQLITE, "allowed");
    }

    static List<Cases.Case> duckDb() {
        return Cases.of(Dialect.DUCKDB, "allowed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sqlite")
    void whatIsAllowedRunsOnSqlite(Cases.Case good) throws SQLException {
        run("jdbc:sqlite::memory:", good);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("duckDb")
    void whatIsAllowedRunsOnDuckDb(Cases.Case good) throws SQLException {
        run("jdbc:duckdb:", good);
    }

    private static void run(String url, Cases.Case good) throws SQLException {
        Verdict verdict = new Guard(good.dialect(), Shop.schema()).check(good.sql());
        String sql = assertInstanceOf(Allowed.class, verdict, verdict::toString).sql();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                assertTrue(rows.getMetaData().getColumnCount() > 0);
            }
        }
    }
}
