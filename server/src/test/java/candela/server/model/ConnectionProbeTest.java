package candela.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Testing connections and fetching models, against a provider in this JVM. */
@ServerTest
class ConnectionProbeTest {

    private static final String KEY = "sk-good-key-for-tests";

    private final Api api;
    private final People people;
    private final Person owner;
    private final HttpServer provider;
    private volatile Answer answer = ConnectionProbeTest::models;

    /** What the provider does when asked. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    ConnectionProbeTest(Api api, People people) throws IOException {
        this.api = api;
        this.people = people;
        this.owner = people.member();
        this.provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
        provider.start();
    }

    @AfterEach
    void closed() {
        provider.stop(0);
    }

    @Test
    void aTestThatSucceedsTellsTheLatencyAndTheConnectionIsConnected() {
        var id = connect(base(), KEY);

        assertThat(test(id)).bodyJson().isLenientlyEqualTo("{\"success\": true, \"message\": null}");

        var connection = Api.json(api.get(owner, "/models/connections/" + id));
        assertThat(connection.at("/status").asString()).isEqualTo("connected");
        assertThat(connection.at("/latencyMillis").isNumber()).isTrue();
        assertThat(connection.at("/lastCheckedAt").isNull()).isFalse();
    }

    @Test
    void aWrongKeyIsToldWithoutTellingIt() {
        var id = connect(base(), "sk-wrong-key-for-tests");

        var told = failed(id);

        assertThat(told.at("/message").asString()).contains("401", "Incorrect API key");
        assertThat(told.at("/advice").asString()).contains("Enter the API key again");
        assertThat(told.toString()).doesNotContain("wrong-key-for");
        var connection = Api.json(api.get(owner, "/models/connections/" + id));
        assertThat(connection.at("/status").asString()).isEqualTo("error");
        assertThat(connection.at("/lastError").asString()).contains("401");
        assertThat(failed(connect(base(), "")).at("/advice").asString()).contains("wants an API key");
    }

    @Test
    void aHostThatThereIsNotIsTold() {
        assertThat(failed(connect("http://no-such-host.invalid/v1", ""))
                        .at("/message")
                        .asString())
                .contains("There is no host no-such-host.invalid");
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAnAdministratorEnteredIt() throws IOException {
        var administrator = people.administrator();
        assertThat(failed(connect("http://10.255.255.1:1/v1", ""))
                        .at("/message")
                        .asString())
                .contains("private network", "network.allowed_addresses");
        assertThat(failed(connect("http://169.254.169.254/v1", ""))
                        .at("/message")
                        .asString())
                .contains("reserved");

        var id = connect(administrator, "http://[::1]:" + freePort() + "/v1", "");
        assertThat(Api.json(test(administrator, id)).at("/message").asString()).doesNotContain("private network");
        assertThat(failed(connect("http://[::1]:" + freePort() + "/v1", ""))
                        .at("/message")
                        .asString())
                .contains("private network");
    }

    @Test
    void nothingThatListensIsTold() throws IOException {
        assertThat(failed(connect("http://127.0.0.1:" + freePort() + "/v1", ""))
                        .at("/message")
                        .asString())
                .contains("Nothing listens at 127.0.0.1:");
    }

    @Test
    void aServerWithoutTlsBehindAnAddressWithItIsTold() throws IOException {
        try (var plain = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answerPlainly(plain));
            var told = failed(connect("https://127.0.0.1:" + plain.getLocalPort() + "/v1", KEY));

            assertThat(told.at("/message").asString()).contains("No secure connection");
            assertThat(told.at("/advice").asString()).contains("http://");
        }
    }

    /** As servers do that wait for a request and get a handshake. */
    private static void answerPlainly(ServerSocket server) {
        try (var caller = server.accept()) {
            caller.getInputStream().read();
            caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPageThatIsNoSuchApiIsTold() {
        answer = it -> send(it, 200, "<html>Welcome</html>");
        var told = failed(connect(base(), KEY));
        assertThat(told.at("/message").asString()).contains("does not list models");
        assertThat(told.at("/advice").asString()).contains("/v1");

        answer = it -> send(it, 404, "not here");
        assertThat(failed(connect(base() + "/wrong", KEY)).at("/advice").asString())
                .contains("There is no API at");
    }

    @Test
    void aKeyIsNotSentOnToWhereAProviderPoints() {
        answer = it -> {
            it.getResponseHeaders().set("Location", "http://192.0.2.9/v1/models");
            send(it, 302, "");
        };

        assertThat(failed(connect(base(), KEY)).at("/message").asString())
                .contains("sends on to http://192.0.2.9/v1/models");
    }

    @Test
    void whoDoesNotAnswerIsWaitedForAsLongAsTheAdministratorSays() {
        var administrator = people.administrator();
        var over = new CountDownLatch(1);
        answer = it -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThat(api.put(administrator, "/settings/model.test_seconds", "{\"value\": 1}"))
                .hasStatus(200);
        try {
            assertThat(failed(connect(base(), KEY)).at("/message").asString()).contains("did not answer within 1 s");
        } finally {
            over.countDown();
            api.put(administrator, "/settings/model.test_seconds", "{\"value\": 15}");
        }
    }

    @Test
    void theBuiltInModelIsTestedByUsingIt() {
        var administrator = people.administrator();
        var builtIn = Api.json(api.get(administrator, "/models/connections"))
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/builtIn").asBoolean())
                .findFirst()
                .orElseThrow();

        assertThat(test(administrator, builtIn.at("/id").asString()))
                .bodyJson()
                .isLenientlyEqualTo("{\"success\": true}");
    }

    @Test
    void theModelsOfAProviderAreOfferedWithWhatIsKnownOfThem() {
        var id = connect(base(), KEY);

        var offers = api.post(owner, "/models/connections/" + id + "/offers", "");

        assertThat(offer(offers, "gpt-5-mini").toString()).contains("\"llm\"", "400000", "tool_use", "vision");
        assertThat(offer(offers, "text-embedding-3-small").at("/type").asString())
                .isEqualTo("embeddings");
        answer = it -> send(it, 500, "{\"error\": {\"message\": \"boom\"}}");
        assertThat(api.post(owner, "/models/connections/" + id + "/offers", ""))
                .hasStatus(502)
                .bodyText()
                .contains("boom");
    }

    @Test
    void withTheFirstLanguageModelAnEmbeddingsModelIsSuggestedUntilThereIsOne() {
        var id = connect(base(), KEY);
        var path = "/models/connections/" + id;
        var offers = Api.json(api.post(owner, path + "/offers", "")).at("/items");
        assertThat(offers.valueStream().filter(it -> it.at("/suggested").asBoolean()))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/type").asString()).isEqualTo("embeddings"));

        assertThat(api.post(owner, path + "/models", """
                {"models": [{"name": "gpt-5-mini", "type": "llm"},
                            {"name": "vectors", "upstream": "text-embedding-3-small", "type": "embeddings"}]}""")).hasStatus(201);

        var again = api.post(owner, path + "/offers", "");
        assertThat(offer(again, "gpt-5-mini").at("/added").asBoolean()).isTrue();
        assertThat(offer(again, "text-embedding-3-small").at("/suggested").asBoolean())
                .isFalse();
        assertThat(offer(again, "text-embedding-3-large").at("/suggested").asBoolean())
                .isFalse();
    }

    @Test
    void knownPricesAreFilledInWithTheirDay() {
        var administrator = people.administrator();
        var id = Api.text(api.post(administrator, "/models/connections", """
                {"provider": "openai", "scope": "team", "name": "OpenAI", "base": "%s", "key": "%s"}""".formatted(base(), KEY)), "/id");

        var offers = api.post(administrator, "/models/connections/" + id + "/offers", "");

        assertThat(offer(offers, "gpt-5-mini").toString())
                .contains("\"inputPrice\":0.25", "\"outputPrice\":2", "\"pricedAt\":\"20");
        assertThat(offer(offers, "text-embedding-3-small").at("/suggested").asBoolean())
                .isTrue();
        assertThat(offer(offers, "unheard-of").at("/inputPrice").isNull()).isTrue();
    }

    /** As OpenAI answers. */
    private static void models(HttpExchange exchange) throws IOException {
        if (!Objects.equals(exchange.getRequestHeaders().getFirst("Authorization"), "Bearer " + KEY)) {
            send(exchange, 401, """
                    {"error": {"message": "Incorrect API key provided: sk-wrong-key-for-tests.", "type": "invalid_request_error", "code": "invalid_api_key"}}""");
            return;
        }
        send(exchange, exchange.getRequestURI().getPath().equals("/v1/models") ? 200 : 404, """
                {"object": "list", "data": [{"id": "gpt-5-mini"}, {"id": "unheard-of"}, {"id": "text-embedding-3-large"},
                 {"id": "text-embedding-3-small"}, {"id": "whisper-1"}]}""");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String base() {
        return "http://127.0.0.1:" + provider.getAddress().getPort() + "/v1";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String connect(String base, String key) {
        return connect(owner, base, key);
    }

    private String connect(Person person, String base, String key) {
        var made = api.post(person, "/models/connections", """
                {"provider": "compatible", "scope": "user", "name": "%s", "base": "%s", "key": "%s"}""".formatted(UUID.randomUUID(), base, key));
        assertThat(made).hasStatus(201);
        return Api.text(made, "/id");
    }

    private MvcTestResult test(String id) {
        return test(owner, id);
    }

    private MvcTestResult test(Person person, String id) {
        var told = api.post(person, "/models/connections/" + id + "/test", "");
        assertThat(told).hasStatus(200);
        return told;
    }

    private JsonNode failed(String id) {
        var told = Api.json(test(id));
        assertThat(told.at("/success").asBoolean()).isFalse();
        return told;
    }

    private static JsonNode offer(MvcTestResult offers, String name) {
        assertThat(offers).hasStatus(200);
        return Api.json(offers)
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
