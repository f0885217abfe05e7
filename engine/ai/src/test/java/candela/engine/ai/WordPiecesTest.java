package candela.engine.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pieces that the model was trained on, for texts of many scripts. */
class WordPiecesTest {
    private static final WordPieces PIECES = pieces();

    private static WordPieces pieces() {
        try (var in = file("/all-minilm-l6-v2-q-tokenizer.json")) {
            return WordPieces.of(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(WordPiecesTest.class.getResourceAsStream(name));
    }

    @TestFactory
    Stream<DynamicTest> everyTextHasItsPieces() throws IOException {
        var lines = new String(file("/pieces.txt").readAllBytes(), StandardCharsets.UTF_8);
        return lines.lines().filter(it -> !it.startsWith("#")).map(line -> {
            int border = line.lastIndexOf(" = ");
            var wanted = Stream.of(line.substring(border + 3).split(" "))
                    .map(Long::valueOf)
                    .toList();
            return DynamicTest.dynamicTest(
                    line,
                    () -> assertThat(ids(unescaped(line.substring(0, border)), 256))
                            .isEqualTo(wanted));
        });
    }

    /** One character for each four hexadecimal digits after a backslash and u. */
    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(it -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(it.group(1), 16))));
    }

    private static List<Long> ids(String text, int longest) {
        return java.util.Arrays.stream(PIECES.ids(text, longest)).boxed().toList();
    }

    @Test
    void aLongTextIsCutAndKeepsItsMarks() {
        assertThat(ids("order ".repeat(1_000), 5)).containsExactly(101L, 2344L, 2344L, 2344L, 102L);
        assertThat(ids("unaffable", 4)).containsExactly(101L, 14477L, 20961L, 102L);
    }
}
