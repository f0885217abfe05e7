package candela.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Portkey's gateway, as npm installs it: it forwards, and keeps no limits, budgets or records. */
final class Peer implements AutoCloseable {

    private static final String NAME = "@portkey-ai/gateway";
    private static final int START_SECONDS = 60;

    private final Process process;
    private final int port;

    private Peer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Installs it into a temporary folder and starts it. */
    static Peer start(String version) throws IOException, InterruptedException {
        var folder = Installation.temporary();
        run(folder, List.of("npm", "install", "--silent", "--no-audit", "--no-fund", NAME + "@" + version));
        var port = Installation.freePort();
        var process = new ProcessBuilder(
                        "node", "node_modules/" + NAME + "/build/start-server.js", "--headless", "--port=" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var peer = new Peer(process, port);
        peer.await();
        return peer;
    }

    int port() {
        return port;
    }

    /** What tells it to forward to that address. */
    static Map<String, String> headers(String base) {
        return Map.of("Authorization", "Bearer none", "x-portkey-provider", "openai", "x-portkey-custom-host", base);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void await() throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end) {
            try (var probe = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IOException(NAME + " did not start");
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
