package candela.engine.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Vectors of the real model: near for near meanings, the same everywhere, made without a network. */
class SentenceVectorsTest {
    private static final SentenceVectors VECTORS = new SentenceVectors();
    private static final List<String> TEXTS =
            List.of("vocalists", "singer", "how many vocalists earn more than 5,000?", "Số lượng đơn hàng", "");

    private static double cosine(String one, String other) {
        var a = VECTORS.of(one);
        var b = VECTORS.of(other);
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void nearMeaningsHaveNearVectors() {
        assertThat(cosine("vocalists", "singer")).isGreaterThan(0.7);
        assertThat(cosine("vocalists", "stadium")).isLessThan(0.3);
        assertThat(cosine("earnings", "salary")).isGreaterThan(cosine("earnings", "employee id") + 0.2);
    }

    @Test
    void aVectorHasLengthOne() {
        for (var text : TEXTS) {
            assertThat(VECTORS.of(text)).hasSize(384);
            assertThat(cosine(text, text)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void whatACallerDoesToAVectorChangesNothing() {
        var first = VECTORS.of("salary");
        Arrays.fill(VECTORS.of("salary"), 0);
        assertThat(VECTORS.of("salary")).isEqualTo(first);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        try (var fresh = new SentenceVectors();
                var pool = Executors.newFixedThreadPool(4)) {
            var jobs = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(() -> fresh.of(TEXTS.get(i % TEXTS.size()))))
                    .toList();
            for (int i = 0; i < jobs.size(); i++) {
                assertThat(jobs.get(i).get()).isEqualTo(VECTORS.of(TEXTS.get(i % TEXTS.size())));
            }
        }
    }

    @Test
    void anotherProcessGetsTheSameAndLeavesNothingBehind(@TempDir Path temporary) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Printed.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(printed.strip()).isEqualTo(text());
        assertThat(temporary).isEmptyDirectory();
    }

    /** The program of the other process. */
    static final class Printed {
        public static void main(String[] args) {
            System.out.println(text());
        }
    }

    private static String text() {
        return TEXTS.stream().map(it -> Arrays.toString(VECTORS.of(it))).collect(Collectors.joining("\n"));
    }

    @Test
    void aClosedSourceHasNoVectors() {
        var closed = new SentenceVectors();
        closed.close();
        assertThat(closed.of("singer")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingIsContacted() throws IOException {
        var asked = ConcurrentHashMap.<URI>newKeySet();
        var before = ProxySelector.getDefault();
        var sockets = sockets();
        ProxySelector.setDefault(recording(asked));
        try (var fresh = new SentenceVectors()) {
            assertThat(fresh.of("vocalists")).isNotEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(asked).isEmpty();
        assertThat(sockets()).isEqualTo(sockets);
    }

    /** The libraries that usually run this model ask a cloud for its metadata when they are loaded. */
    @Test
    void whatWouldCallHomeIsNotThere() {
        for (var name : List.of("ai.djl.util.Ec2Utils", "ai.djl.huggingface.tokenizers.HuggingFaceTokenizer")) {
            assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static ProxySelector recording(Set<URI> asked) {
        return new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI uri) {
                asked.add(uri);
                return List.of(java.net.Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                asked.add(uri);
            }
        };
    }

    private static Set<String> sockets() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(SentenceVectorsTest::target)
                    .filter(it -> it.startsWith("socket:"))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
