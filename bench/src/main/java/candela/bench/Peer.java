package candela.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody else's server that a figure is put beside, as npm installs it into a temporary folder. */
final class Peer implements AutoCloseable {

    private static final int START_SECONDS = 60;

    private final String name;
    private final Process process;
    private final int port;

    private Peer(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /** Portkey's gateway: it forwards, and keeps no limits, budgets or records. */
    static Peer portkey(String version) throws IOException, InterruptedException {
        var name = "@portkey-ai/gateway";
        var port = Installation.freePort();
        return start(
                name,
                version,
                port,
                List.of("node", "node_modules/" + name + "/build/start-server.js", "--headless", "--port=" + port));
    }

    /** Chroma's server. */
    static Peer chroma(String version) throws IOException, InterruptedException {
        var port = Installation.freePort();
        return start(
                "chromadb",
                version,
                port,
                List.of("node", "node_modules/.bin/chroma", "run", "--path", "data", "--port", String.valueOf(port)));
    }

    private static Peer start(String name, String version, int port, List<String> command)
            throws IOException, InterruptedException {
        var folder = Installation.temporary();
        run(folder, List.of("npm", "install", "--silent", "--no-audit", "--no-fund", name + "@" + version));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var peer = new Peer(name, process, port);
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
        throw new IOException(name + " did not start");
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
