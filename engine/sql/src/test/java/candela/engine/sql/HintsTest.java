package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is advised about statements, as files under {@code hints/<dialect>}: the statement, a line of dashes, and the
 * rules with their places. With {@code -Dupdate=true} the files are written anew.
 */
class HintsTest {
    private static final String BETWEEN = "\n----\n";
    private static final Map<String, Argument> GIVEN = Map.of(
            "status", new Argument(Argument.Type.TEXT, "paid"), "least", new Argument(Argument.Type.NUMBER, "1"));
    private static final Path SOURCES = Path.of("src/test/resources/hints");

    static Stream<Path> cases() throws IOException, URISyntaxException {
        var folder = Path.of(
                Objects.requireNonNull(HintsTest.class.getResource("/hints")).toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void adviceNamesTheRuleAndThePlace(Path file) throws IOException {
        String[] halves = Files.readString(file).strip().split(BETWEEN, 2);
        String found = hints(folder(file), halves[0]);
        if (Boolean.getBoolean("update")) {
            Files.writeString(
                    SOURCES.resolve(folder(file)).resolve(file.getFileName()), halves[0] + BETWEEN + found + "\n");
            return;
        }
        assertThat(found).isEqualTo(halves[1]);
    }

    @Test
    void eachHintSaysWhatToDo() {
        var guard = new Guard(Dialect.POSTGRESQL, Shop.schema());
        assertThat(guard.hints("SELECT * FROM orders, customers"))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.message()).matches("(?s).+: .+\\.|.+: .+\\)\\."));
    }

    @Test
    void whatCannotBeReadHasNoHints() {
        assertThat(new Guard(Dialect.POSTGRESQL, Shop.schema()).hints("SELECT FROM WHERE"))
                .isEmpty();
    }

    private static String folder(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    private static String hints(String dialect, String sql) {
        var guard = new Guard(Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)), Shop.schema());
        assertThat(guard.check(sql, GIVEN)).isInstanceOf(Verdict.Allowed.class);
        var hints = guard.hints(sql).stream()
                .map(it -> it.rule() + " at " + it.line() + ":" + it.column())
                .collect(Collectors.joining("\n"));
        return hints.isEmpty() ? "nothing" : hints;
    }
}
