package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What policies make of a statement, as files under {@code rewriting/<dialect>}: the statement, a line of dashes, and
 * what runs or the rule by which it is refused. With {@code -Dupdate=true} the files are written anew.
 */
class RewritingCasesTest {
    private static final String BETWEEN = "\n----\n";
    private static final Path SOURCES = Path.of("src/test/resources/rewriting");

    record Case(Dialect dialect, Path file) {
        @Override
        public String toString() {
            return dialect.name().toLowerCase(Locale.ROOT) + " " + file.getFileName();
        }
    }

    static Stream<Case> cases() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(RewritingCasesTest.class.getResource("/rewriting"))
                .toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            return all.stream().map(it -> new Case(dialect(it), it));
        }
    }

    private static Dialect dialect(Path file) {
        return Dialect.valueOf(folder(file).toUpperCase(Locale.ROOT));
    }

    private static String folder(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void policiesAreWrittenIntoTheStatement(Case each) throws IOException {
        String[] halves = Files.readString(each.file()).strip().split(BETWEEN, 2);
        String found = rewritten(each.dialect(), halves[0]);
        if (Boolean.getBoolean("update")) {
            Files.writeString(
                    SOURCES.resolve(folder(each.file())).resolve(each.file().getFileName()),
                    halves[0] + BETWEEN + found + "\n");
            return;
        }
        assertThat(found).isEqualTo(halves[1]);
    }

    @Test
    void theCasesAreManyEnoughToMeanSomething() throws IOException, URISyntaxException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static String rewritten(Dialect dialect, String sql) {
        return switch (new Guard(dialect, Office.schema(), Office.policies()).check(sql)) {
            case Verdict.Allowed it -> it.sql();
            case Verdict.Refused it -> "refused: " + it.rule() + " at " + it.line() + ":" + it.column();
        };
    }
}
