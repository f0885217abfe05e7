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
    private static final int EVERY_MS = 50;

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

    /** The id of the document. */
    String upload(String dataset, Path file) throws IOException, InterruptedException {
        var request = server.request("/api/v1/datasets/" + dataset + "/documents", token)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(file)))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .at("/items/0/document")
                .asString();
    }

    /** Until so many documents of the dataset are ready. */
    void awaitReady(String dataset, int number) throws IOException, InterruptedException {
        for (var counts = counts(dataset); counts.get("ready").asInt() < number; counts = counts(dataset)) {
            if (counts.get("failed").asInt() > 0) {
                throw new IOException("A document failed");
            }
            Thread.sleep(EVERY_MS);
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

    private JsonNode counts(String dataset) throws IOException, InterruptedException {
        return server.get("/api/v1/datasets/" + dataset, token).get("counts");
    }

    private static byte[] multipart(Path file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write("""
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/pdf\r
                \r
                """.formatted(BOUNDARY, file.getFileName()).getBytes(StandardCharsets.UTF_8));
        body.write(Files.readAllBytes(file));
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
