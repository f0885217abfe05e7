package candela.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.search.Passage.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes and commits without end is killed in the midst of it. */
class KillTest {

    @TempDir
    Path folder;

    @Test
    void theLastCommitIsWholeWheneverTheProcessIsKilled() throws IOException, InterruptedException {
        long last = 0;
        for (int kill = 0; kill < 4; kill++) {
            last = killed(last + 5 + kill * 3);
            try (var index = Passages.open(folder)) {
                assertThat(index.sequence()).isGreaterThanOrEqualTo(last);
                assertThat(index.size()).isEqualTo(index.sequence());
                var hits = index.search(new Search("number " + last, meaning(last), Filter.of(Set.of("a")), 10, 0));
                assertThat(hits).extracting(it -> it.passage().id()).contains("p" + last);
                last = index.sequence();
            }
        }
    }

    /** Kills the writer once it has said that this number is committed. */
    private long killed(long number) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), KillTest.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var it = lines.readLine(); it != null; it = lines.readLine()) {
                if (Long.parseLong(it) >= number) {
                    return Long.parseLong(it);
                }
            }
            throw new AssertionError("the writer ended by itself");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The writer: one passage, one commit, one line. */
    static void main(String[] args) {
        try (var index = Passages.open(Path.of(args[0]))) {
            for (long i = index.sequence() + 1; ; i++) {
                var id = "p" + i;
                var passage = new Passage(
                        id, new Place("a", id, i, 0, 0, 0, 8), "t", List.of(), "number " + i, Map.of(), Map.of());
                index.put("a", id, List.of(passage), Map.of(id, meaning(i)));
                index.commit(i);
                System.out.println(i);
            }
        }
    }

    private static Meaning meaning(long number) {
        return new Meaning("m", new float[] {1, number, number % 7});
    }
}
