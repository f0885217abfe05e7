package candela.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of its own in a temporary folder, started as people start it. */
final class Installation implements AutoCloseable {

    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "a long password for benchmarks";
    private static final int START_SECONDS = 120;

    private final HttpClient client = client();
    private final Process process;
    private final int port;

    private Installation(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Speaks HTTP/1.1, as proxies do; asking for HTTP/2 first would be measured too. */
    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    static Path home() {
        return Path.of(System.getProperty("candela.home", "."));
    }

    /** Starts the server on this data folder; returns when it says that it is ready. */
    static Installation start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** @param more of the environment, e.g. which database */
    static Installation start(Path data, Map<String, String> more) throws IOException, InterruptedException {
        var port = freePort();
        var builder = new ProcessBuilder(home().resolve("candela").toString(), "start");
        builder.environment()
                .putAll(Map.of(
                        "CANDELA_DATA", data.toString(),
                        "CANDELA_PORT", String.valueOf(port),
                        "CANDELA_MANAGEMENT_PORT", String.valueOf(freePort()),
                        "CANDELA_ADMIN_EMAIL", EMAIL,
                        "CANDELA_ADMIN_PASSWORD", PASSWORD));
        builder.environment().putAll(more);
        var process = builder.redirectErrorStream(true).start();
        var installation = new Installation(process, port);
        installation.awaitReady();
        return installation;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** As a machine that loses its power. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    static Path temporary() throws IOException {
        return Files.createTempDirectory("candela-bench");
    }

    String token() throws IOException, InterruptedException {
        var answer = post("/api/v1/auth/tokens", "", """
                {"login": "%s", "password": "%s"}""".formatted(EMAIL, PASSWORD));
        return answer.get("accessToken").asString();
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    JsonNode get(String path, String token) throws IOException, InterruptedException {
        return json(client.send(request(path, token).build(), BodyHandlers.ofString()));
    }

    JsonNode post(String path, String token, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return json(client.send(request.build(), BodyHandlers.ofString()));
    }

    /** Resident memory of the server's Java process, in megabytes. */
    long residentMegabytes() throws IOException {
        var line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(it -> it.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    /** What is left of the heap after a full collection. */
    long liveBytes() {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var histogram = new ProcessBuilder(jcmd, String.valueOf(pid()), "GC.class_histogram").start();
            var text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = text.lines()
                    .filter(it -> it.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(total.strip().split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        var output = process.inputReader();
        for (var line = output.readLine(); line != null && System.nanoTime() < end; line = output.readLine()) {
            if (line.startsWith("Candela is ready")) {
                return;
            }
        }
        process.destroyForcibly();
        throw new IOException("The server did not start");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
