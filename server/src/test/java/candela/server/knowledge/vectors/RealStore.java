package candela.server.knowledge.vectors;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A store of vectors that runs beside the tests, where npm installed it: see the folder {@code src/test/stores}. */
final class RealStore implements AutoCloseable {

    private static final String FOLDER = "CANDELA_TEST_STORES";

    private final Process process;
    private final int port;

    private RealStore(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static RealStore pgvector() {
        var port = freePort();
        return start(port, List.of("node", "pgvector.mjs", String.valueOf(port)));
    }

    static RealStore chroma(Path data) {
        var port = freePort();
        return start(
                port,
                List.of(
                        "node",
                        "node_modules/.bin/chroma",
                        "run",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--path",
                        data.toString()));
    }

    private static RealStore start(int port, List<String> command) {
        var folder = System.getenv(FOLDER);
        assumeThat(folder).as(FOLDER + " is set where npm installed the stores").isNotBlank();
        try {
            var process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(new File(folder))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var store = new RealStore(process, port);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(store::listens);
            return store;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The store ended at its start");
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
