package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederationTest {

    @TempDir
    Path folder;

    private final Schema schema = new Schema(
            List.of(
                    table("My shop", "orders", "id", "amount", "placed", "at", "paid", "rate"),
                    table("crm", "people", "id", "name")),
            List.of());

    @Test
    void rowsOfSeveralSourcesAreAskedTogetherAndKeepTheirTypes() {
        try (var federation = Federation.in(folder, Access.DEFAULT)) {
            federation.add("My shop", "orders", orders());
            federation.add("crm", "people", people());

            var result = run(federation, """
                    SELECT p.name, sum(o.amount) AS total, min(o.placed) AS placed, max(o.at) AS at, bool_or(o.paid) AS paid,
                           max(o.rate) AS rate
                    FROM "My shop".orders o JOIN crm.people p ON p.id = o.id GROUP BY p.name""");

            assertThat(result.rows())
                    .containsExactly(Arrays.asList(
                            "Ann", new BigDecimal("30.25"), "2024-01-02", "2024-01-02T03:04:05", true, 0.1));
            assertThat(result.columns().get(2).type()).isEqualTo(Type.DATE);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingElseCanBeReachedFromThere() {
        try (var federation = Federation.in(folder, new Access(Access.Pool.of(1), Duration.ofSeconds(1), 64, 1))) {
            federation.add("crm", "people", people());

            assertThatThrownBy(() -> federation.run(
                            allowed("SELECT count(*) FROM range(100000000) a, range(100000000) b"),
                            new Limits(1, Duration.ofMillis(500), 1 << 20),
                            new Execution(),
                            schema))
                    .isInstanceOfSatisfying(
                            DataException.class, it -> assertThat(it.reason()).isEqualTo(DataException.Reason.TIMEOUT));
            assertThat(new Guard(Dialect.DUCKDB, schema).check("SELECT * FROM read_csv('/etc/passwd')"))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    private static Result orders() {
        return result(
                List.of(
                        column("id", Type.INTEGER),
                        column("amount", Type.DECIMAL),
                        column("placed", Type.DATE),
                        column("at", Type.TIMESTAMP),
                        column("paid", Type.BOOLEAN),
                        column("rate", Type.DECIMAL)),
                row(1L, new BigDecimal("10.25"), "2024-01-02", "2024-01-02T03:04:05", true, 0.1),
                row(1L, new BigDecimal("20"), null, null, null, null));
    }

    private static Result people() {
        return result(List.of(column("id", Type.INTEGER), column("name", Type.TEXT)), row(1L, "Ann"), row(2L, "Bob"));
    }

    @SafeVarargs
    private static Result result(List<Result.Column> columns, List<@Nullable Object>... rows) {
        return new Result(columns, List.of(rows), false, Duration.ZERO);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return new ArrayList<@Nullable Object>(Arrays.asList(values));
    }

    private static Result.Column column(String name, Type type) {
        return new Result.Column(name, type);
    }

    private static Table table(String namespace, String name, String... columns) {
        return new Table(
                namespace,
                name,
                Arrays.stream(columns)
                        .map(it -> new Column(it, Type.OTHER, "", true, "", List.of(), null, null, null))
                        .toList(),
                List.of(),
                null,
                "");
    }

    private Result run(Federation federation, String sql) {
        return federation.run(allowed(sql), Limits.DEFAULT, new Execution(), schema);
    }

    private Verdict.Allowed allowed(String sql) {
        var verdict = new Guard(Dialect.DUCKDB, schema).check(sql);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return (Verdict.Allowed) verdict;
    }
}
