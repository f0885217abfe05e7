package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements that want more than they may, as {@code rule | statement} in {@code hostile/<dialect>.txt}; those of
 * {@code all} in each dialect, whatever the rule may be there. Policies bind the reader, and hide the table vault.
 */
class HostileStatementsTest {
    private static final Path FOLDER = Path.of("src/test/resources/hostile");

    record Hostile(Dialect dialect, String rule, String sql) {
        @Override
        public String toString() {
            return dialect.name().toLowerCase(Locale.ROOT) + " " + sql;
        }
    }

    static Stream<Hostile> ofOneDialect() {
        return Stream.of(Dialect.values()).filter(it -> it != Dialect.MARIADB).flatMap(HostileStatementsTest::own);
    }

    static Stream<Hostile> ofAll() {
        return Stream.of(Dialect.values()).flatMap(it -> read("all", it));
    }

    static Stream<Hostile> ofMariaDb() {
        return read("mysql", Dialect.MARIADB);
    }

    private static Stream<Hostile> own(Dialect dialect) {
        return read(dialect.name().toLowerCase(Locale.ROOT), dialect);
    }

    private static Stream<Hostile> read(String file, Dialect dialect) {
        try {
            return Files.readAllLines(FOLDER.resolve(file + ".txt")).stream()
                    .map(it -> it.split(" \\| ", 2))
                    .map(it -> new Hostile(dialect, it[0], it[1]));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofOneDialect", "ofMariaDb"})
    void aHostileStatementIsRefusedByItsRuleAndAtItsPlace(Hostile hostile) {
        var refused = refused(hostile);
        assertThat(refused.rule()).as(refused.toString()).isEqualTo(hostile.rule());
        assertThat(refused.line()).isEqualTo(1);
        assertThat(refused.column()).isBetween(1, hostile.sql().length() + 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofAll")
    void whatIsHostileInAllDialectsIsRefusedInEach(Hostile hostile) {
        refused(hostile);
    }

    @Test
    void inPostgreSqlTheRuleOfEachIsKnown() {
        read("all", Dialect.POSTGRESQL).forEach(this::aHostileStatementIsRefusedByItsRuleAndAtItsPlace);
    }

    @Test
    void theStatementsAreManyEnoughToMeanSomething() {
        assertThat(Stream.concat(ofOneDialect(), read("all", Dialect.POSTGRESQL))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(300);
    }

    private static Verdict.Refused refused(Hostile hostile) {
        Dialect dialect = hostile.dialect();
        Verdict verdict = new Guard(dialect, Office.schema(dialect), Office.policies()).check(hostile.sql());
        return assertInstanceOf(Verdict.Refused.class, verdict, () -> hostile + " → " + verdict);
    }
}
