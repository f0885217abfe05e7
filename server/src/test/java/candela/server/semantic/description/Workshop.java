package candela.server.semantic.description;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.TestModels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's uploaded table and a model, and how its descriptions are asked for over HTTP. */
record Workshop(MockMvcTester http, Api api, Person owner) {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String SALES = """
            region,amount,email
            North,10,ana@example.com
            North,20,ben@example.com
            South,5,eva@example.com
            """;

    static String address(String source, String more) {
        return "/semantic/descriptions/" + source + more;
    }

    String upload(String table, String csv) {
        return text(send(HttpMethod.POST, "/api/v1/data-sources/upload", table, csv), "/id");
    }

    /** Puts another version of the file in its place. */
    void replace(String source, String table, String csv) {
        assertThat(send(HttpMethod.PUT, "/api/v1/data-sources/" + source + "/files", table, csv))
                .hasStatusOk();
    }

    private MvcTestResult send(HttpMethod method, String path, String table, String csv) {
        var file = new MockMultipartFile("file", table + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        return http.perform(multipart(method, path)
                .file(file)
                .param("name", table + " of " + owner.email())
                .param("visibility", "team")
                .header(HttpHeaders.AUTHORIZATION, owner.bearer()));
    }

    /** A table so wide that it takes two calls. */
    String wide() {
        var names = IntStream.range(0, 50).mapToObj(it -> "c" + it).collect(Collectors.joining(","));
        var values = IntStream.range(0, 50).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return upload("wide", names + "\n" + values + "\n");
    }

    void told(String source, String level) {
        assertThat(api.patch(owner, "/data-sources/" + source, "{\"disclosure\": \"" + level + "\"}"))
                .hasStatusOk();
    }

    MvcTestResult start(String source, boolean all) {
        return api.post(owner, address(source, "/runs"), "{\"all\": " + all + "}");
    }

    /** The run that this starts, when it has ended. */
    JsonNode run(String source, boolean all) {
        assertThat(start(source, all)).hasStatus(201);
        return ended(source);
    }

    JsonNode ended(String source) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("succeeded", "failed", "cancelled")
                        .contains(last(source).at("/status").asString()));
        return last(source);
    }

    JsonNode last(String source) {
        return overview(source).at("/last");
    }

    JsonNode overview(String source) {
        return json(api.get(owner, address(source, "")));
    }

    List<JsonNode> proposals(String source) {
        return List.copyOf(json(api.get(owner, address(source, "/proposals?limit=200")))
                .at("/items")
                .values());
    }

    /** What is proposed, by column; that of the table by the empty name. */
    Map<String, String> proposed(String source) {
        return proposals(source).stream()
                .collect(Collectors.toMap(
                        it -> it.at("/column").asString(""),
                        it -> it.at("/description").asString()));
    }

    String proposal(String source, String column) {
        return proposals(source).stream()
                .filter(it -> it.at("/column").asString("").equals(column))
                .map(it -> it.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** A column of the first table as its page shows it. */
    JsonNode column(String source, String name) {
        return json(api.get(owner, "/data-sources/" + source + "/schema")).at("/tables/0/columns").values().stream()
                .filter(it -> it.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static ScriptedModel.Reply writes(String table, String description, Map<String, String> columns) {
        var answer = JSON.createObjectNode();
        var said = answer.putArray("tables").addObject().put("table", table).put("description", description);
        var list = said.putArray("columns");
        columns.forEach((name, text) -> list.addObject().put("column", name).put("description", text));
        return ScriptedModel.says(answer.toString());
    }

    /** What the model was told with its n-th call. */
    static JsonNode matter(ScriptedModel upstream, int call) {
        return JSON.readTree(
                upstream.received().get(call).json().at("/messages/1/content").asString());
    }

    void connect(TestModels models, ScriptedModel upstream) {
        models.language(owner, "writer", upstream);
    }
}
