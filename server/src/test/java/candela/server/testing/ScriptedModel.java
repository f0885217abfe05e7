package candela.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a model: a server on this machine that speaks the APIs of OpenAI, Anthropic and Google and answers as a test
 * wants it to. What nobody scripted it answers with {@link #ANSWER}, and counts {@value #INPUT} tokens in and
 * {@value #OUTPUT} out.
 */
public final class ScriptedModel implements AutoCloseable {

    public static final String ANSWER = "Three small boats.";
    public static final int INPUT = 11;
    public static final int OUTPUT = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int dimension = 2;

    /** What came in. */
    public record Received(String path, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** One answer. */
    @FunctionalInterface
    public interface Reply {
        void send(HttpExchange exchange, JsonNode body) throws IOException;
    }

    public ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** What a connection enters as its address. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The next answers, one for each request; after them it answers as it always does. */
    public ScriptedModel then(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** How many numbers its vectors have, 2 where nothing is said. */
    public ScriptedModel dimension(int numbers) {
        dimension = numbers;
        return this;
    }

    public List<Received> received() {
        return received;
    }

    public Received last() {
        return received.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            received.add(new Received(exchange.getRequestURI().getPath(), headers, body));
            var reply = script.poll();
            (reply == null ? usual(exchange.getRequestURI().getPath()) : reply)
                    .send(exchange, JSON.readTree(body.isEmpty() ? "{}" : body));
        }
    }

    private Reply usual(String path) {
        if (path.endsWith("/messages")) {
            return ScriptedDialects.anthropic();
        }
        if (path.contains(":")) {
            return ScriptedDialects.google(path);
        }
        if (path.endsWith("/embeddings")) {
            return embeds(dimension);
        }
        if (path.endsWith("/models")) {
            return json(200, """
                    {"object": "list", "data": [{"id": "scripted", "object": "model", "created": 1, "owned_by": "test"}]}""");
        }
        return (exchange, body) -> {
            if (body.path("stream").asBoolean(false)) {
                says(List.of("Three ", "small ", "boats.")).send(exchange, body);
            } else {
                says(ANSWER).send(exchange, body);
            }
        };
    }

    /** An answer in one piece. */
    public static Reply says(String text) {
        var message = JSON.createObjectNode().put("role", "assistant").put("content", text);
        return json(200, """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "scripted",
                 "choices": [{"index": 0, "message": %s, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}""".formatted(message, INPUT, OUTPUT, INPUT + OUTPUT));
    }

    /** A vector for each text that is sent: 0.5, 0.25 and so on, the same for all. */
    public static Reply embeds(int dimension) {
        var numbers = IntStream.rangeClosed(1, dimension)
                .mapToObj(it -> String.valueOf(Math.pow(0.5, it)))
                .collect(Collectors.joining(", "));
        return (exchange, body) -> {
            var texts = body.path("input").isString() ? 1 : body.path("input").size();
            var data = IntStream.range(0, texts).mapToObj("""
                    {"object": "embedding", "index": %%d, "embedding": [%s]}""".formatted(numbers)::formatted);
            json(200, """
                    {"object": "list", "model": "scripted", "data": [%s],
                     "usage": {"prompt_tokens": %d, "total_tokens": %d}}""".formatted(data.collect(Collectors.joining(",")), INPUT, INPUT))
                    .send(exchange, body);
        };
    }

    /** An answer in several pieces; usage only where the request asks for it. */
    public static Reply says(List<String> pieces) {
        return deltas(pieces.stream().map(ScriptedModel::content).toList());
    }

    private static String content(String piece) {
        return JSON.createObjectNode().put("content", piece).toString();
    }

    /** An answer in several pieces of any form, each a delta as OpenAI's API has it. */
    public static Reply deltas(List<String> deltas) {
        return (exchange, body) -> {
            var out = events(exchange);
            for (var delta : deltas) {
                out.send(chunk(delta, "null"));
            }
            out.send(chunk("{}", "\"stop\""));
            if (body.at("/stream_options/include_usage").asBoolean(false)) {
                out.send("""
                        {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [],
                         "usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}""".formatted(INPUT, OUTPUT, INPUT + OUTPUT).replace("\n", ""));
            }
            out.send("[DONE]");
        };
    }

    /** Some pieces, and then the connection breaks. */
    public static Reply breaksAfter(List<String> pieces) {
        return (exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 1_000_000);
            var out = new Events(exchange);
            for (var piece : pieces) {
                out.send(chunk(content(piece), "null"));
            }
        };
    }

    /** One piece, and the next only when the test lets it go on. */
    public static Reply waitsFor(CountDownLatch latch, List<String> pieces) {
        return (exchange, body) -> {
            var out = events(exchange);
            for (var piece : pieces) {
                out.send(chunk(content(piece), "null"));
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            out.send("[DONE]");
        };
    }

    /** Any answer; headers as pairs of name and value. */
    public static Reply json(int status, String body, String... headers) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (var i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A refusal as OpenAI words it. */
    public static Reply fails(int status, String message, String... headers) {
        return json(status, """
                {"error": {"message": "%s", "type": "error", "param": null, "code": null}}""".formatted(message), headers);
    }

    private static String chunk(String delta, String finish) {
        return """
                {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", \
                "choices": [{"index": 0, "delta": %s, "finish_reason": %s}]}""".formatted(delta, finish);
    }

    private static Events events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return new Events(exchange);
    }

    /** Sends server-sent events. */
    private record Events(HttpExchange exchange) {

        void send(String data) throws IOException {
            exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
    }
}
