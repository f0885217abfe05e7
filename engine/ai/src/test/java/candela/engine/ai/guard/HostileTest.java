package candela.engine.ai.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was made to make searching slow is looked through in proportion to its length: where a search went back and
 * forth in it, these lengths would take minutes.
 */
class HostileTest {

    private static final int LENGTH = 1 << 16;
    private static final Duration BEARABLE = Duration.ofSeconds(20);

    @ParameterizedTest
    @MethodSource
    void aLongTextIsLookedThroughInBoundedTime(String piece) {
        var text = piece.repeat(LENGTH / piece.length() + 1).substring(0, LENGTH);
        var start = System.nanoTime();
        filter().all(text);
        var stream = filter();
        for (var at = 0; at < LENGTH; at += 16) {
            stream.passed(text.substring(at, at + 16));
        }
        stream.rest();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BEARABLE);
    }

    static Stream<String> aLongTextIsLookedThroughInBoundedTime() {
        var random = new Random(3);
        var noise = new StringBuilder();
        random.ints(10_000, ' ', 0x1F00).forEach(it -> noise.append((char) it));
        return Stream.of(
                "The total revenue by region was highest in the North last year. ",
                "a",
                "a.",
                "a@",
                "aA1",
                "1",
                "1 ",
                "1-",
                "0",
                "09 ",
                "+1 ",
                "(1",
                " ",
                "\n",
                "-",
                "=",
                "/",
                "\"",
                "0912 345 678 9",
                "212-867-2794.",
                "+84 90 718 8182 ",
                "DE89 3704 ",
                "AB12 ",
                "4111 ",
                "4111111111111112 ",
                "1.1.1.",
                "a:b:",
                "ab:",
                "eyJ",
                "eyJaaaaaaaaa.",
                "AKIA",
                "sk-",
                "sk-a",
                "ghp_",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nQUJD",
                "password",
                "password=",
                "password is ",
                "a://b:",
                "a://b:c",
                "ignore all ",
                "ignore all the ",
                "you are now a ",
                "pretend you are ",
                "reveal your full ",
                "send the conversation a b ",
                "bỏ qua mọi ",
                "![",
                "![]",
                "![](https://a",
                "![](https://a?a=",
                "<img ",
                "<|",
                "[",
                "\u200b",
                "\u202e",
                "\uDB40\uDC41",
                "\uD83C\uDFF4\uDB40\uDC67",
                "đường Lê ",
                "1 đường Lê ",
                "12 Baker ",
                "born on ",
                "account number ",
                "CCCD ",
                noise.toString());
    }

    private static Filter filter() {
        return new Filter(Stream.of(Detector.values())
                .map(it -> it.watch(List.of(), Treatment.MASK))
                .toList());
    }
}
