package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Verdict.Allowed;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whatever text it is given, the guard answers, soon, and what it allows only reads. In a usual run of the tests the
 * texts that were kept are tried again; {@code ./candela bench fuzz} looks for new ones.
 */
class GuardFuzzTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final Set<String> STARTS = Set.of("select", "with", "values", "(");

    /** No name without quotes may be followed by these; they are looked for without the parser. */
    private static final Set<String> WRITES = Set.of(
            "insert into",
            "delete from",
            "merge into",
            "drop table",
            "create table",
            "alter table",
            "truncate table",
            "replace into",
            "into outfile",
            "into dumpfile",
            "for update");

    /** What may begin no part of a statement in brackets, and how rows are changed wherever it stands. */
    private static final Pattern COMMANDS = Pattern.compile(
            " as (?:(?:not )?materialized )?\\( (?:update|copy|attach|detach|vacuum|call|install|load|pragma) "
                    + "| update [^ ]+ set ");

    /** @param input a letter for the dialect, and the statement */
    @FuzzTest(maxDuration = "10m")
    void whatIsAllowedOnlyReads(byte[] input) throws SQLException {
        if (input.length < 2) {
            return;
        }
        var dialect = Dialect.values()[Math.floorMod(input[0] - 'a', Dialect.values().length)];
        var sql = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        var start = System.nanoTime();
        var verdict = new Guard(dialect, Office.schema(dialect), Office.policies()).check(sql);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(sql).isLessThan(SOON);
        if (verdict instanceof Allowed allowed) {
            assertThat(allowed.tables()).doesNotContain("vault", "VAULT");
            readsOnly(allowed.sql(), dialect);
            if (dialect == Dialect.SQLITE) {
                changesNothing(allowed.sql());
            }
        }
    }

    private static void readsOnly(String sql, Dialect dialect) {
        List<String> words;
        try {
            words = Lexer.scan(sql, dialect).tokens().stream()
                    .filter(it -> it.kind() == Token.Kind.WORD || it.kind() == Token.Kind.SYMBOL)
                    .map(it -> it.text().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (Refusal e) {
            throw new AssertionError("What is allowed can be cut again: " + sql, e);
        }
        assertThat(words.getFirst()).as(sql).isIn(STARTS);
        assertThat(words).as(sql).doesNotContain(";");
        var text = words.stream().collect(Collectors.joining(" ", " ", " "));
        assertThat(WRITES).as(sql).noneMatch(it -> text.contains(" " + it + " "));
        assertThat(text).as(sql).doesNotContainPattern(COMMANDS);
    }

    /** SQLite itself says whether it would write. */
    private static void changesNothing(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE sales (id INTEGER, region TEXT, owner TEXT, amount REAL, sold_on TEXT, archived)");
            statement.execute("CREATE TABLE regions (region TEXT, country TEXT)");
            statement.execute("INSERT INTO regions VALUES ('North', 'A')");
            statement.execute("PRAGMA query_only = true");
            statement.setQueryTimeout(2);
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                assertThat(String.valueOf(e.getMessage())).as(sql).doesNotContain("readonly");
            }
        }
    }
}
