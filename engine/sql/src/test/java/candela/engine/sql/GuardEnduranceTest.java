package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import candela.engine.sql.Verdict.Allowed;
import candela.engine.sql.Verdict.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No text makes the guard throw, hang or let more through than it meant to. */
class GuardEnduranceTest {
    private static final int MUTATIONS = 600;
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "(",
            ")",
            "/*",
            "*/",
            "--",
            ";",
            "\\",
            "$$",
            "@",
            "?",
            ":",
            "{",
            "}",
            "[",
            "]",
            "#",
            "\0",
            "\r",
            " secrets ",
            " pg_sleep(1) ",
            " FOR UPDATE ",
            " INTO x ",
            " UNION SELECT * FROM secrets ",
            "::",
            "E'",
            "U&'",
            " WITH ",
            " AS ",
            ",",
            ".",
            "1",
            " NOT ",
            " CASE ",
            " END ",
            "..",
            "\uD800",
            "é",
            "\u202e",
            " - ");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void brokenStatementsAreAnsweredAndNeverReadAHiddenTable(Dialect dialect) {
        var random = new Random(7);
        var guard = new Guard(dialect, Shop.schema(dialect));
        List<Cases.Case> cases = Stream.concat(
                        Cases.of(dialect, "allowed").stream(), Cases.of(dialect, "refused").stream())
                .toList();
        for (int i = 0; i < MUTATIONS; i++) {
            String sql = mutated(cases.get(random.nextInt(cases.size())).sql(), random);
            if (guard.check(sql) instanceof Allowed allowed) {
                assertThat(allowed.tables()).as(sql).doesNotContain("secrets");
                assertThat(guard.check(allowed.sql())).as(sql).isInstanceOf(Allowed.class);
            }
        }
    }

    @Test
    void noiseIsRefused() {
        var random = new Random(11);
        var guard = new Guard(Dialect.DUCKDB, Shop.schema());
        for (int i = 0; i < 300; i++) {
            var noise = new StringBuilder();
            random.ints(random.nextInt(80), 0, 0x3000).forEach(noise::appendCodePoint);
            assertThat(guard.check(noise.toString())).as(noise.toString()).isInstanceOf(Refused.class);
        }
    }

    static Stream<String> heavy() {
        return Stream.of(
                "SELECT " + "(".repeat(40_000) + "1" + ")".repeat(40_000),
                "(".repeat(90_000),
                "SELECT " + "- ".repeat(40_000) + "1",
                "SELECT " + "NOT ".repeat(20_000) + "1",
                "SELECT 1" + " + 1".repeat(20_000),
                "SELECT 1 FROM orders WHERE 1 = 1" + " OR id = 1".repeat(9_000),
                "SELECT " + "CASE WHEN 1 = 1 THEN ".repeat(4_000),
                "SELECT " + "abs(".repeat(20_000),
                "SELECT " + "[".repeat(30_000),
                "SELECT " + "(SELECT ".repeat(10_000),
                "SELECT a" + ".a".repeat(45_000),
                "SELECT a" + "::text".repeat(14_000),
                "SELECT a" + " COLLATE x".repeat(9_000),
                "SELECT a" + " AT TIME ZONE 'x'".repeat(5_000),
                "SELECT a" + "[1]".repeat(20_000),
                "SELECT a" + " IS NULL".repeat(9_000),
                "SELECT a" + " ISNULL".repeat(9_000),
                "SELECT " + "EXISTS ".repeat(10_000),
                "SELECT " + "INTERVAL ".repeat(9_000),
                "SELECT " + "DISTINCT ".repeat(9_000),
                "SELECT " + "a BETWEEN ".repeat(9_000),
                "SELECT " + "PRIOR ".repeat(9_000),
                "SELECT " + "BINARY ".repeat(9_000),
                "SELECT " + "x -> ".repeat(9_000) + "1",
                "WITH ".repeat(9_000),
                "/*".repeat(50_000),
                "'".repeat(99_999),
                "x".repeat(100_001),
                ";".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("heavy")
    void heavyTextsAreRefusedSoon(String sql) {
        var guard = new Guard(Dialect.POSTGRESQL, Shop.schema());
        Verdict verdict = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> guard.check(sql));
        assertThat(verdict).isInstanceOf(Refused.class);
    }

    static Stream<String> large() {
        return Stream.of(
                "SELECT id FROM orders WHERE id IN (" + "1, ".repeat(14_000) + "1)",
                "SELECT 1" + ", 1".repeat(14_000) + " FROM orders",
                "SELECT id FROM orders" + " UNION SELECT id FROM orders".repeat(500),
                "SELECT id FROM orders WHERE id = 1" + " OR id = 2".repeat(450),
                "SELECT " + "(".repeat(35) + "1" + ")".repeat(35) + " FROM orders",
                "SELECT 1 FROM orders" + " JOIN orders o USING (id)".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("large")
    void largeHonestStatementsPass(String sql) {
        assertThat(new Guard(Dialect.POSTGRESQL, Shop.schema()).check(sql)).isInstanceOf(Allowed.class);
    }

    private static String mutated(String sql, Random random) {
        var text = new StringBuilder(sql.replaceFirst("^-- rule.*\n", ""));
        for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
                default -> text.append(text, at, Math.min(text.length(), at + 20));
            }
        }
        return text.toString();
    }
}
