package candela.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of a load in a collection of Chroma's, each with its dataset, asked over HTTP as Chroma is. */
final class ChromaIndex {

    private static final String COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections";
    private static final int AT_ONCE = 1_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String address;
    private final String collection;

    ChromaIndex(int port) throws IOException, InterruptedException {
        address = "http://127.0.0.1:" + port + COLLECTIONS;
        collection = ask("", Map.of("name", "passages", "configuration", Map.of("hnsw", Map.of("space", "cosine"))))
                .path("id")
                .asString();
    }

    void fill(List<float[]> vectors, IntFunction<String> dataset) throws IOException, InterruptedException {
        for (var first = 0; first < vectors.size(); first += AT_ONCE) {
            var numbers = IntStream.range(first, Math.min(vectors.size(), first + AT_ONCE));
            var ids = numbers.boxed().toList();
            ask(
                    "/" + collection + "/upsert",
                    Map.of(
                            "ids", ids.stream().map(String::valueOf).toList(),
                            "embeddings", ids.stream().map(vectors::get).toList(),
                            "metadatas",
                                    ids.stream()
                                            .map(it -> Map.of("dataset", dataset.apply(it)))
                                            .toList()));
        }
    }

    /** The ids of the ten nearest that lie in these datasets. */
    Stream<Integer> nearest(float[] to, List<String> datasets) throws IOException, InterruptedException {
        var wanted = Map.of(
                "query_embeddings", List.of(to),
                "n_results", 10,
                "where", Map.of("dataset", Map.of("$in", datasets)),
                "include", List.of());
        return ask("/" + collection + "/query", wanted)
                .at("/ids/0")
                .valueStream()
                .map(it -> Integer.valueOf(it.asString()));
    }

    private JsonNode ask(String path, Map<String, ?> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Chroma answers " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
