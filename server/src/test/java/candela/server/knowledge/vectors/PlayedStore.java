package candela.server.knowledge.vectors;

import candela.server.platform.JsonColumn;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A store of vectors played over HTTP, which compares each vector with each; what its API does not have is refused. */
public abstract class PlayedStore implements AutoCloseable {

    /** What is kept under an id. */
    record Kept(List<Double> vector, JsonNode said) {

        double cosine(List<Double> other) {
            return dot(vector, other) / Math.sqrt(dot(vector, vector) * dot(other, other));
        }

        private static double dot(List<Double> one, List<Double> other) {
            return IntStream.range(0, one.size())
                    .mapToDouble(it -> one.get(it) * other.get(it))
                    .sum();
        }
    }

    /**
     * What is answered.
     *
     * @param body null for none
     */
    record Said(int status, @Nullable Object body) {

        static final Said NOT_FOUND = new Said(404, Map.of("error", "not found"));

        static Said ok(Object body) {
            return new Said(200, body);
        }
    }

    final Map<String, Map<String, Kept>> collections = new TreeMap<>();
    private final HttpServer server;
    private volatile boolean refusing;

    PlayedStore() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it answers that it is overloaded, or no longer does. */
    public void refusing(boolean refuses) {
        refusing = refuses;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var said = refusing ? new Said(503, "overloaded") : answered(exchange, body);
            var bytes = JsonColumn.MAPPER.writeValueAsString(said.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Said answered(HttpExchange exchange, String body) {
        if (!isLetIn(exchange)) {
            return new Said(401, "who are you");
        }
        return answer(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
    }

    abstract boolean isLetIn(HttpExchange exchange);

    abstract Said answer(String method, String path, String body);

    /** The ids that fit and are nearest. */
    static List<String> nearest(Map<String, Kept> all, List<Double> to, int most, Predicate<Kept> fits) {
        return all.entrySet().stream()
                .filter(it -> fits.test(it.getValue()))
                .sorted(Comparator.comparingDouble(it -> -it.getValue().cosine(to)))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<Double> numbers(JsonNode array) {
        return array.valueStream().map(JsonNode::asDouble).toList();
    }

    static JsonNode json(String body) {
        return JsonColumn.MAPPER.readTree(body);
    }

    @Override
    public final void close() {
        server.stop(0);
    }
}
