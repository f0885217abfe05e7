package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict.Allowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointSchemaTest {

    private final JointSchema joint = joint();

    private static JointSchema joint() {
        var sources = new LinkedHashMap<String, Schema>();
        sources.put(
                "shop",
                new Schema(List.of(table(null, "orders"), table("old", "orders"), table(null, "items")), List.of()));
        sources.put("My files", new Schema(List.of(table(null, "targets")), List.of()));
        return JointSchema.of(sources);
    }

    private static Table table(@Nullable String namespace, String name) {
        return new Table(
                namespace,
                name,
                List.of(column("id", Type.INTEGER), column("region", Type.TEXT), column("amount", Type.DECIMAL)),
                List.of(),
                null,
                "");
    }

    private static Column column(String name, Type type) {
        return new Column(name, type, "", true, "", List.of(), null, null, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM shop.items | SELECT `id`, `region`, `amount` FROM `items`",
                "SELECT count(*) FROM shop.items | SELECT `id` FROM `items`",
                "SELECT i.amount * 2 FROM shop.items i | SELECT `amount` FROM `items`",
                "SELECT i FROM shop.items i | SELECT `id`, `region`, `amount` FROM `items`",
                "SELECT 1 FROM shop.\"old.orders\" | SELECT `id` FROM `old`.`orders`",
                "SELECT t.region FROM \"my files\".TARGETS t | SELECT `region` FROM `targets`",
                "SELECT i.id FROM shop.items i WHERE i.region = 'No''rth' | SELECT `id`, `region` FROM `items` WHERE `region` = 'No''rth'",
                "SELECT i.id FROM shop.items i WHERE i.id >= 5 AND i.id IN (7, 8) | SELECT `id` FROM `items` WHERE `id` >= 5 AND `id` IN (7, 8)",
                "SELECT i.id FROM shop.items i WHERE i.id = 5 OR i.id = 6 | SELECT `id` FROM `items`",
                "SELECT i.id FROM shop.items i WHERE i.region <> 'x' AND i.region > 'a' | SELECT `id`, `region` FROM `items`",
                "SELECT i.id FROM shop.items i WHERE i.id <> 5 AND i.amount > 3 | SELECT `id`, `amount` FROM `items`",
                "SELECT i.id FROM shop.items i WHERE i.id NOT IN (1) AND i.id = i.amount | SELECT `id`, `amount` FROM `items`",
                "SELECT i.id FROM shop.items i WHERE i.id = 1 AND EXISTS (SELECT 1 FROM shop.items) | SELECT `id` FROM `items`",
                "WITH w AS (SELECT i.id FROM shop.items i WHERE i.id = 1) SELECT w.id FROM w | SELECT `id` FROM `items` WHERE `id` = 1",
            })
    void onlyWhatIsNeededIsRead(String sql, String read) {
        assertThat(joint.reads(allowed(sql)).stream().map(it -> it.sql(Dialect.MARIADB)))
                .containsExactly(read);
    }

    @Test
    void eachTableIsReadFromItsOwnSource() {
        var reads = joint.reads(
                allowed(
                        "SELECT o.region FROM shop.items o LEFT JOIN \"My files\".targets t ON t.id = o.id WHERE t.region = 'x'"));

        assertThat(reads.stream().map(it -> it.member().source())).containsExactly("shop", "My files");
        assertThat(reads.getFirst().sql(Dialect.POSTGRESQL)).isEqualTo("SELECT \"id\", \"region\" FROM \"items\"");
        assertThat(reads.getLast().sql(Dialect.DUCKDB)).endsWith("WHERE \"region\" = 'x'");
    }

    @Test
    void aTableNamedWithoutItsSourceIsTold() {
        assertThat(joint.unplaced(allowed("SELECT 1 FROM shop.items JOIN targets ON true")))
                .hasValue("Say of which source the table targets is: write \"My files\".targets.");
        assertThat(joint.unplaced(allowed("WITH w AS (SELECT 1 FROM shop.items) SELECT 1 FROM w")))
                .isEmpty();
    }

    @Test
    void theReadsAreWhatASourcesOwnGuardAllows() {
        var own = new Schema(List.of(table(null, "items")), List.of());
        Stream.of(Dialect.POSTGRESQL, Dialect.MARIADB, Dialect.SQLITE, Dialect.DUCKDB)
                .forEach(dialect -> joint.reads(
                                allowed("SELECT i.* FROM shop.items i WHERE i.id < 9 AND i.region IN ('a', 'b')"))
                        .forEach(
                                it -> assertInstanceOf(Allowed.class, new Guard(dialect, own).check(it.sql(dialect)))));
    }

    private Allowed allowed(String sql) {
        return assertInstanceOf(Allowed.class, new Guard(Dialect.DUCKDB, joint.schema()).check(sql));
    }
}
