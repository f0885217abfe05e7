package candela.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts documents into datasets of a server and follows them. */
final class DocumentLoad {

    private static final String BOUNDARY = "----candela";
    private static final long SHORTEST_MS = 20;
    private static final long EACH_MS = 100;
    private static final long LONGEST_MS = 5_000;

    private final HttpClient client = Installation.client();
    private final Installation server;
    private final String token;

    DocumentLoad(Installation server, String token) {
        this.server = server;
        this.token = token;
    }

    String dataset(String name) throws IOException, InterruptedException {
        return server.post("/api/v1/datasets", token, "{\"name\": \"" + name + "\"}")
                .get("id")
                .asString();
    }

    /** A file of text. */
    record Text(String name, String content) {}

    /** The id of the document. */
    String upload(String dataset, Path file) throws IOException, InterruptedException {
        var part = part(file.getFileName().toString(), "application/pdf", Files.readAllBytes(file));
        return uploaded(dataset, List.of(part)).at("/items/0/document").asString();
    }

    void upload(String dataset, List<Text> texts) throws IOException, InterruptedException {
        var parts = new ArrayList<byte[]>();
        for (var it : texts) {
            parts.add(part(it.name(), "text/plain", it.content().getBytes(StandardCharsets.UTF_8)));
        }
        uploaded(dataset, parts);
    }

    private JsonNode uploaded(String dataset, List<byte[]> parts) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (var it : parts) {
            body.write(it);
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = server.request("/api/v1/datasets/" + dataset + "/documents", token)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /**
     * Until so many documents of the dataset are ready; tells how many are then. The fewer are left, the oftener it
     * looks: a look at a long queue is work for the server, too.
     */
    int awaitReady(String dataset, int number) throws IOException, InterruptedException {
        while (true) {
            var counts = counts(dataset);
            var ready = counts.get("ready").asInt();
            if (ready >= number) {
                return ready;
            }
            if (counts.get("failed").asInt() > 0) {
                throw new IOException("A document failed");
            }
            var left = number - ready;
            Thread.sleep(left > 1 ? Math.min(LONGEST_MS, EACH_MS * left) : SHORTEST_MS);
        }
    }

    List<String> passages(String document) throws IOException, InterruptedException {
        var texts = new ArrayList<String>();
        var path = "/api/v1/documents/" + document + "/passages?limit=200";
        for (var page = server.get(path, token); ; ) {
            page.get("items").forEach(it -> texts.add(it.get("text").asString()));
            var next = page.path("next");
            if (next.isNull() || next.isMissingNode()) {
                return texts;
            }
            page = server.get(path + "&cursor=" + next.asString(), token);
        }
    }

    JsonNode counts(String dataset) throws IOException, InterruptedException {
        return server.get("/api/v1/datasets/" + dataset, token).get("counts");
    }

    private static byte[] part(String name, String type, byte[] content) throws IOException {
        var part = new ByteArrayOutputStream();
        part.write("""
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: %s\r
                \r
                """.formatted(BOUNDARY, name, type).getBytes(StandardCharsets.UTF_8));
        part.write(content);
        part.write("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }
}
