package candela.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that only the text of the sources shows: whose tables a context's SQL names, and how long a file may grow. */
class SourceRulesTest {

    private static final Path CONTEXTS = Path.of("src/main/java/candela/server");
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+([a-z_]+)\\.[a-z_]+");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|not impl" + "emented");
    private static final int LONGEST = 400;

    @ParameterizedTest
    @MethodSource("contexts")
    void sqlNamesOnlyTheContextsOwnTables(Path source) throws IOException {
        var context = CONTEXTS.relativize(source).getName(0).toString();
        var schemas = TABLE.matcher(Files.readString(source)).results().map(found -> found.group(1));

        assertThat(schemas).allMatch(context::equals);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noFileOutgrowsAReader(Path source) throws IOException {
        assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(LONGEST);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void nothingIsLeftForLater(Path source) throws IOException {
        assertThat(Files.readString(source)).doesNotContainPattern(UNFINISHED);
    }

    /** Rows that nobody gave room to would not count where all answers together are bounded. */
    @ParameterizedTest
    @MethodSource("contexts")
    void whoRunsAStatementSaysWhereItsRowsHaveRoom(Path source) throws IOException {
        assertThat(Files.readString(source)).doesNotContain("new Execution()");
    }

    static List<Path> contexts() {
        return java(CONTEXTS)
                .filter(it -> CONTEXTS.relativize(it).getNameCount() > 1)
                .toList();
    }

    static List<Path> sources() {
        return Stream.of("engine", "cli", "server", "bench")
                .map(REPOSITORY::resolve)
                .flatMap(SourceRulesTest::java)
                .toList();
    }

    private static Stream<Path> java(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(it ->
                            it.toString().endsWith(".java") && !it.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
