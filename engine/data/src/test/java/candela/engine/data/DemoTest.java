package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Schema;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    static Path folder;

    static Path shop;

    @BeforeAll
    static void write() {
        shop = folder.resolve("shop.duckdb");
        Demo.write(shop, 7);
    }

    @Test
    void theSameSeedGivesTheSameRows() throws SQLException {
        var again = folder.resolve("again.duckdb");
        Demo.write(again, 7);
        var other = folder.resolve("other.duckdb");
        Demo.write(other, 8);

        assertThat(fingerprint(again)).isEqualTo(fingerprint(shop));
        assertThat(fingerprint(other)).isNotEqualTo(fingerprint(shop));
    }

    @Test
    void theShopHasItsTablesKeysAndDescriptions() {
        try (var database = Database.open(new Source.DuckDbFile(shop), Access.DEFAULT)) {
            var schema = database.inspect(Inspection.DEFAULT);

            assertThat(schema.tables())
                    .extracting(Schema.Table::name)
                    .containsExactlyInAnyOrder("regions", "customers", "products", "orders", "order_items", "returns");
            assertThat(schema.keys()).hasSize(5).allMatch(Schema.ForeignKey::declared);
            assertThat(schema.tables())
                    .allMatch(it ->
                            it.primaryKey().size() == 1 && !it.description().isEmpty());
            var orders = schema.table("orders").orElseThrow();
            assertThat(orders.rowCount()).isBetween(19_000L, 21_000L);
            assertThat(orders.column("order_date").orElseThrow())
                    .extracting(Schema.Column::type, Schema.Column::least, Schema.Column::greatest)
                    .containsExactly(Schema.Type.DATE, "2023-01-01", "2025-12-31");
            assertThat(orders.column("channel").orElseThrow().samples())
                    .containsExactlyInAnyOrder("Web", "App", "Store", "Phone");
            assertThat(schema.table("order_items").orElseThrow().rowCount()).isBetween(42_000L, 48_000L);
            assertThat(schema.table("returns").orElseThrow().rowCount()).isBetween(2_000L, 3_000L);
        }
    }

    @Test
    void theMishapsCanBeFound() throws SQLException {
        assertThat(ask("SELECT p.product_id FROM returns r JOIN order_items i USING (order_item_id)"
                        + " JOIN products p USING (product_id) GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"))
                .isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM orders JOIN customers USING (customer_id) WHERE region_id = 4"
                        + " AND order_date BETWEEN '2024-03-11' AND '2024-03-17'"))
                .isEqualTo("0");
        assertThat(
                        ask(
                                "SELECT channel FROM orders WHERE year(order_date) = 2023 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"))
                .isEqualTo("Web");
        assertThat(
                        ask(
                                "SELECT channel FROM orders WHERE year(order_date) = 2025 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"))
                .isEqualTo("App");
    }

    @Test
    void questionsComeInEnglishAndVietnamese() {
        assertThat(Demo.questions(Locale.ENGLISH)).hasSize(8).contains("How many customers do we have?");
        assertThat(Demo.questions(Locale.of("vi", "VN"))).hasSize(8).contains("Có bao nhiêu khách hàng?");
    }

    private static String fingerprint(Path file) throws SQLException {
        return ask(
                file,
                "SELECT (SELECT sum(hash(o)) FROM orders o) || ' ' || (SELECT sum(hash(i)) FROM order_items i)"
                        + " || ' ' || (SELECT sum(hash(c)) FROM customers c) || ' ' || (SELECT sum(hash(r)) FROM returns r)");
    }

    private static String ask(String sql) throws SQLException {
        return ask(shop, sql);
    }

    private static String ask(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
