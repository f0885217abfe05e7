package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The schema that the guard's cases ask about. */
final class Shop {
    private Shop() {}

    /** The shop as a dialect's database stores it: where names without quotes become upper case, they are. */
    static Schema schema(Dialect dialect) {
        return dialect.spelling() == Dialect.Spelling.UPPER ? upper(schema()) : schema();
    }

    static Schema upper(Schema schema) {
        return new Schema(schema.tables().stream().map(Shop::upper).toList(), List.of());
    }

    private static Table upper(Table table) {
        return new Table(
                table.namespace() == null ? null : upper(table.namespace()),
                upper(table.name()),
                table.columns().stream().map(Shop::upper).toList(),
                List.of(),
                null,
                "");
    }

    private static Column upper(Column it) {
        return new Column(upper(it.name()), it.type(), it.nativeType(), true, "", List.of(), null, null, null);
    }

    private static String upper(String name) {
        return name.matches("[a-z_]+") ? name.toUpperCase(Locale.ROOT) : name;
    }

    static Schema schema() {
        return new Schema(
                List.of(
                        table(null, "orders", "id", "customer_id", "ordered_on", "amount", "status", "note", "details"),
                        table(null, "order_items", "id", "order_id", "product_id"),
                        table(null, "customers", "id", "name", "email", "city", "country_id"),
                        table(null, "countries", "id", "name"),
                        table(null, "products", "id", "name", "price"),
                        table(null, "employees", "id", "name", "manager_id"),
                        table(null, "calendar", "date", "year"),
                        table(null, "Order Details", "Unit Price", "select", "a.b"),
                        table("sales", "targets", "id", "goal")),
                List.of());
    }

    private static Table table(@Nullable String namespace, String name, String... columns) {
        return new Table(namespace, name, columns(columns), List.of(), null, "");
    }

    private static List<Column> columns(String... names) {
        return Arrays.stream(names)
                .map(it -> new Column(it, Type.TEXT, "text", true, "", List.of(), null, null, null))
                .toList();
    }
}
