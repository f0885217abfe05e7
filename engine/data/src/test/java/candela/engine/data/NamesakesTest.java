package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables of one name in two schemas of a database: each has keys of its own. */
class NamesakesTest {

    private static final List<String> SHOP = List.of(
            "CREATE TABLE customers (id int PRIMARY KEY, name text)",
            "CREATE TABLE orders (id int PRIMARY KEY, customer_id int)",
            "CREATE SCHEMA archive",
            "CREATE TABLE archive.customers (id int PRIMARY KEY, name text)",
            "CREATE TABLE archive.orders (id int PRIMARY KEY, customer_id int REFERENCES archive.customers)",
            "CREATE TABLE archive.invoices (id int PRIMARY KEY, customer_id int)",
            "INSERT INTO customers VALUES (1, 'Kim'), (2, 'Lou')",
            "INSERT INTO archive.customers VALUES (1, 'Kim'), (2, 'Lou')",
            "INSERT INTO orders VALUES (1, 1), (2, 2)",
            "INSERT INTO archive.orders VALUES (1, 1), (2, 2)",
            "INSERT INTO archive.invoices VALUES (1, 1), (2, 2)",
            "ANALYZE",
            "GRANT USAGE ON SCHEMA archive TO PUBLIC",
            "GRANT SELECT ON ALL TABLES IN SCHEMA public, archive TO PUBLIC");

    @Test
    void aKeyIsOfTheTableOfItsOwnSchemaWhetherItIsDeclaredOrFound() throws Exception {
        try (var server = TestServer.postgreSql()) {
            try (var owner = server.owner();
                    var statement = owner.createStatement()) {
                for (var sql : SHOP) {
                    statement.execute(sql);
                }
            }
            try (var database = Database.open(server.source(), Access.DEFAULT)) {
                var schema = database.inspect(Inspection.DEFAULT);

                assertThat(schema.keys())
                        .containsExactlyInAnyOrder(
                                key(schema, "archive", "orders", "archive", true),
                                key(schema, null, "orders", null, false),
                                key(schema, "archive", "invoices", "archive", false));
            }
        }
    }

    private static ForeignKey key(
            Schema schema, @Nullable String namespace, String table, @Nullable String target, boolean declared) {
        return ForeignKey.of(
                schema.table(namespace, table).orElseThrow(),
                List.of("customer_id"),
                schema.table(target, "customers").orElseThrow(),
                List.of("id"),
                declared);
    }
}
