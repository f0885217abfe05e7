package candela.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stranger sees nothing: every route, called by those who have no business there. */
@ServerTest
class StrangerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)(?:\\s+(\\{.*))?");

    /** A route as routes.txt classifies it. */
    record Route(
            String kind,
            String method,
            String path,
            @Nullable String body) {

        String signature() {
            return method + " " + path.replaceFirst("\\?.*", "");
        }

        boolean writes() {
            return !method.equals("GET");
        }

        boolean isItem() {
            return kind.startsWith("item");
        }
    }

    private final MockMvcTester http;
    private final People people;
    private final RequestMappingHandlerMapping router;
    private @Nullable Map<String, String> things;
    private @Nullable Person owner;

    StrangerTest(
            MockMvcTester http,
            People people,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping router) {
        this.http = http;
        this.people = people;
        this.router = router;
    }

    @Test
    void everyRouteIsClassified() {
        var real = router.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getName().startsWith("candela"))
                .flatMap(it -> it.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                                it.getKey().getPatternValues().stream().map(path -> method + " " + path)));

        assertThat(real)
                .containsExactlyInAnyOrderElementsOf(
                        routes().map(Route::signature).toList());
    }

    @TestFactory
    Stream<DynamicTest> whoHasNotSignedInReachesOnlyWhatIsPublic() {
        return each(
                routes().filter(it -> !it.kind().equals("public")),
                it -> assertThat(call(it, null)).hasStatus(401));
    }

    @TestFactory
    Stream<DynamicTest> anotherPersonDoesNotFindWhatIsNotTheirs() {
        var eve = people.member();
        return each(
                routes().filter(Route::isItem),
                it -> assertThat(call(it, eve.bearer())).hasStatus(404));
    }

    @TestFactory
    Stream<DynamicTest> anotherPersonsListsHoldNothingOfIt() {
        var eve = people.member();
        var secret = new HashMap<>(things());
        secret.remove("roles");
        return each(
                routes().filter(it -> it.kind().equals("self") && !it.writes()),
                it -> assertThat(body(call(it, eve.bearer()))).doesNotContain(secret.values()));
    }

    @TestFactory
    Stream<DynamicTest> whoIsNoAdministratorIsRefused() {
        var eve = people.member();
        return each(
                routes().filter(it -> it.kind().equals("admin")),
                it -> assertThat(call(it, eve.bearer())).hasStatus(403));
    }

    @TestFactory
    Stream<DynamicTest> aViewerOfTheTeamSeesAndChangesNothing() {
        var viewer = people.viewer(owner());
        return each(
                routes().filter(it -> it.kind().equals("item*")),
                it -> assertThat(call(it, viewer.bearer())).hasStatus(403));
    }

    @TestFactory
    Stream<DynamicTest> aKeyOfAnotherTeamDoesNotFindIt() {
        var stranger = people.member();
        // One alone would use up its requests for the minute.
        var keys = List.of(key(stranger), key(stranger), key(stranger));
        var turn = new AtomicInteger();
        return each(
                routes().filter(it -> it.isItem() && !it.path().startsWith("/api/v1/auth")),
                it -> assertThat(call(it, "Bearer " + keys.get(turn.getAndIncrement() % keys.size()))
                                .getResponse()
                                .getStatus())
                        .isIn(403, 404));
    }

    private Stream<DynamicTest> each(Stream<Route> routes, Consumer<Route> check) {
        things();
        return routes.map(it -> DynamicTest.dynamicTest(it.signature(), () -> check.accept(it)));
    }

    private MvcTestResult call(Route route, @Nullable String authorization) {
        var path = fill(route.path());
        if (takesFiles(route)) {
            var upload = multipart(HttpMethod.valueOf(route.method()), path)
                    .file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[] {65}));
            return http.perform(authorization == null ? upload : upload.header("Authorization", authorization));
        }
        var request = http.method(HttpMethod.valueOf(route.method())).uri(path);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (route.body() != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(fill(route.body()));
        }
        return request.exchange();
    }

    private static boolean takesFiles(Route route) {
        return route.writes()
                && Stream.of("/upload", "/files", "/documents", "/content", "/document_upload")
                        .anyMatch(route.path()::endsWith);
    }

    private String fill(String text) {
        var filled = text.replace("{data-source}", thing("data-sources"))
                .replace("{team}", thing("teams"))
                .replace("{user}", thing("users"))
                .replace("{policy}", thing("policies"))
                .replace("{connection}", thing("connections"))
                .replace("{model}", thing("offered models"))
                .replace("{document}", thing("documents"))
                .replace("{run}", UUID.randomUUID().toString())
                .replace("{upload}", UUID.randomUUID().toString())
                .replace("{question}", UUID.randomUUID().toString())
                .replace("{evaluation}", UUID.randomUUID().toString())
                .replace("{insight}", UUID.randomUUID().toString())
                .replace("{proposal}", UUID.randomUUID().toString())
                .replace("{name}", "region")
                .replace("{key}", "query.max_rows");
        var place = Pattern.compile("/(?:api/v1|v1)/(?:auth/|semantic/|usage/|moderation/|mcp/)?([a-z-]+)/\\{id}")
                .matcher(filled);
        return place.find() ? filled.replace("{id}", thing(place.group(1))) : filled;
    }

    private String thing(String kind) {
        return Objects.requireNonNull(things().get(kind), kind);
    }

    /** One of each kind of thing, all of them the owner's; the source is shown to the team. */
    private Map<String, String> things() {
        if (things != null) {
            return things;
        }
        var made = new HashMap<String, String>();
        things = made;
        var ana = owner().bearer();
        made.put("users", owner().user().value().toString());
        made.put("teams", owner().team().value().toString());
        made.put("roles", id(get("/api/v1/roles", ana).get("items").get(0)));
        made.put("sessions", id(get("/api/v1/auth/sessions", ana).get("items").get(0)));
        made.put("api-keys", id(post("/api/v1/api-keys", ana, "{\"name\":\"k\",\"scopes\":[\"query:run\"]}")));
        made.put("data-sources", source(ana));
        made.put("feeds", made.get("data-sources"));
        made.put("policies", id(post("/api/v1/data-sources/" + made.get("data-sources") + "/policies", ana, """
                {"name": "Ana's", "kind": "row", "table": "sales", "rule": "amount > 0"}""")));
        made.put("key-rotations", UUID.randomUUID().toString());
        made.put("queries", id(post("/api/v1/queries", ana, """
                {"dataSource": "%s", "sql": "SELECT count(*) FROM sales"}""".formatted(made.get("data-sources")))));
        made.put("query-templates", id(post("/api/v1/query-templates", ana, """
                {"name": "Ana's", "dataSource": "%s", "sql": "SELECT count(*) AS n FROM sales"}""".formatted(made.get("data-sources")))));
        made.put("terms", id(post("/api/v1/semantic/terms", ana, """
                {"kind": "synonym", "phrases": ["turnover"], "meaning": "sales.amount", "scope": "team",
                 "dataSource": "%s"}""".formatted(made.get("data-sources")))));
        made.put("models", thing("data-sources"));
        made.put("descriptions", thing("data-sources"));
        made.put("connections", id(post("/api/v1/models/connections", ana, """
                {"provider": "compatible", "scope": "team", "name": "Ana's", "base": "http://192.0.2.1/v1"}""")));
        made.put(
                "offered models",
                id(post("/api/v1/models/connections/" + made.get("connections") + "/models", ana, """
                {"models": [{"name": "anas-model", "type": "llm"}]}""")
                        .get("items")
                        .get(0)));
        made.put("assistants", id(post("/api/v1/assistants", ana, """
                {"name": "Ana's", "description": "Helps", "model": "%s", "visibility": "team"}""".formatted(made.get("offered models")))));
        made.put("alerts", id(post("/api/v1/usage/alerts", ana, """
                {"user": "%s", "threshold": 5}""".formatted(made.get("users")))));
        made.put("limits", id(post("/api/v1/limits", ana, """
                {"ofAll": false, "subject": "user", "metric": "requests", "span": "day", "amount": 1000000}""")));
        made.put("rules", id(post("/api/v1/moderation/rules", ana, """
                {"name": "Ana's", "everyTeam": false, "position": 1, "stage": "input", "detector": "secrets",
                 "action": "flag", "onFailure": "closed", "timeoutMs": 3000, "enabled": true}""")));
        made.put("datasets", id(post("/api/v1/datasets", ana, """
                {"name": "Ana's", "visibility": "team"}""")));
        made.put(
                "documents",
                post("/api/v1/datasets/" + made.get("datasets") + "/texts", ana, """
                        {"name": "Note", "text": "Boats lie in the harbour."}""")
                        .get("document")
                        .asString());
        made.put("rag", id(post("/api/v1/rag", ana, """
                {"question": "What is Ana's?", "model": "built-in"}""")));
        made.put("conversations", id(post("/api/v1/conversations", ana, "{\"title\": \"Ana's\"}")));
        return made;
    }

    private Person owner() {
        if (owner == null) {
            owner = people.member();
        }
        return owner;
    }

    private String source(String authorization) {
        var csv = "region,amount\nNorth,1\n".getBytes(StandardCharsets.UTF_8);
        var id = id(json(http.perform(multipart("/api/v1/data-sources/upload")
                .file(new MockMultipartFile("file", "sales.csv", "text/csv", csv))
                .param("name", "Sales " + UUID.randomUUID())
                .header("Authorization", authorization))));
        http.patch()
                .uri("/api/v1/data-sources/" + id)
                .header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"visibility\": \"team\"}")
                .exchange();
        return id;
    }

    private String key(Person person) {
        var issued = post("/api/v1/api-keys", person.bearer(), """
                {"name": "all", "scopes": ["datasource:read", "datasource:write", "query:run", "query:read", "query:sql", "term:write", "term:verify", "chat:read", "chat:write", "model:use", "model:write", "dataset:read", "dataset:write", "dataset:upload"]}""");
        return issued.get("key").asString();
    }

    private JsonNode get(String path, String authorization) {
        return json(http.get().uri(path).header("Authorization", authorization).exchange());
    }

    private JsonNode post(String path, String authorization, String body) {
        return json(http.post()
                .uri(path)
                .header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange());
    }

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    private static JsonNode json(MvcTestResult result) {
        assertThat(result.getResponse().getStatus()).as(body(result)).isBetween(200, 299);
        return JSON.readTree(body(result));
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Stream<Route> routes() {
        try (var file = Objects.requireNonNull(StrangerTest.class.getResourceAsStream("/routes.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(it -> !it.isBlank() && !it.startsWith("#"))
                            .map(StrangerTest::route)
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Route route(String line) {
        var parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        return new Route(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }
}
