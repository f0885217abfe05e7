package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema with typed columns, and the policies that bind one of its readers. */
final class Office {
    static final Attributes ANA = Attributes.of(
            Map.of("region", "North", "teams", List.of("a", "b's"), "level", 3, "admin", false, "nobody", List.of()));

    private Office() {}

    static Schema schema() {
        return new Schema(
                List.of(
                        table(
                                null,
                                "sales",
                                "id integer",
                                "region text",
                                "owner text",
                                "amount decimal",
                                "sold_on date",
                                "archived boolean"),
                        table(
                                null,
                                "people",
                                "id integer",
                                "name text",
                                "email text",
                                "salary decimal",
                                "ssn text",
                                "born date",
                                "phone text"),
                        table(null, "regions", "region text", "country text"),
                        table(null, "Open Deals", "id integer", "Deal Size decimal", "select text"),
                        table(null, "vault", "code text"),
                        table("hr", "notes", "id integer", "person integer", "text text", "data json")),
                List.of());
    }

    /** The office as a dialect's database stores it: where names without quotes become upper case, they are. */
    static Schema schema(Dialect dialect) {
        return dialect.spelling() == Dialect.Spelling.UPPER ? Shop.upper(schema()) : schema();
    }

    static Table table(@Nullable String namespace, String name, String... columns) {
        return new Table(
                namespace, name, Arrays.stream(columns).map(Office::column).toList(), List.of(), 10L, 8_192L, "");
    }

    private static Column column(String text) {
        int blank = text.lastIndexOf(' ');
        String type = text.substring(blank + 1);
        return new Column(
                text.substring(0, blank),
                Type.valueOf(type.toUpperCase(Locale.ROOT)),
                type,
                true,
                "",
                List.of("sample"),
                5L,
                "least",
                "most");
    }

    static RowPolicy rows(String table, String filter) {
        return new RowPolicy("rows of " + table, new TableName(null, table), RowFilter.parse(filter));
    }

    static ColumnPolicy mask(String table, String column, String mask) {
        return new ColumnPolicy(table + "'s " + column, new TableName(null, table), column, Mask.parse(mask));
    }

    static Policies policies() {
        return policies(
                rows("sales", "region = {user.region} and not archived"),
                mask("sales", "owner", "null"),
                mask("people", "email", "partial(1, 4)"),
                mask("people", "salary", "round(1000)"),
                mask("people", "ssn", "hide"),
                mask("people", "born", "truncate(year)"),
                rows("Open Deals", "\"Deal Size\" < 100"),
                mask("vault", "code", "hide"),
                rows("notes", "person = 7 and data is not null"));
    }

    static Policies policies(Record... all) {
        return new Policies(
                Arrays.stream(all)
                        .filter(RowPolicy.class::isInstance)
                        .map(RowPolicy.class::cast)
                        .toList(),
                Arrays.stream(all)
                        .filter(ColumnPolicy.class::isInstance)
                        .map(ColumnPolicy.class::cast)
                        .toList(),
                ANA,
                "pepper");
    }
}
