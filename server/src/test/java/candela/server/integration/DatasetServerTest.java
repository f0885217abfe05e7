package candela.server.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.knowledge.Library;
import candela.server.testing.Api;
import candela.server.testing.HttpFront;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official client of the protocol, on a dataset. */
@ServerTest
class DatasetServerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final People people;
    private final Api api;
    private final Library library;
    private final MockMvcTester http;
    private final HttpFront front;
    private Person ana;
    private String dataset;

    DatasetServerTest(People people, Api api, Library library, MockMvcTester http) {
        this.people = people;
        this.api = api;
        this.library = library;
        this.http = http;
        this.front = new HttpFront(http);
        this.ana = people.member();
        this.dataset = library.dataset(ana);
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
        dataset = library.dataset(ana);
    }

    @AfterEach
    void close() {
        front.close();
    }

    @Test
    void aClientListsReadsAndSearchesTheDocumentsOfADataset() {
        var document =
                library.found(ana, dataset, "leave.md", "# Paid leave\n\nEverybody has thirty days of paid leave.");
        library.found(ana, dataset, "boats.md", "# Boats\n\nThree small boats lie in the harbour.");

        try (var client = client(key(ana, "dataset:read"), dataset)) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("Candela");
            assertThat(client.listTools().tools().stream().map(Tool::name))
                    .containsExactlyInAnyOrder("get_documents", "get_document", "search_context");

            assertThat(told(call(client, "get_documents", Map.of("limit", 1)))
                            .at("/documents/0/name")
                            .asString())
                    .isEqualTo("boats.md");
            assertThat(told(call(client, "get_document", Map.of("document", document, "from", 2, "characters", 10)))
                            .at("/text")
                            .asString())
                    .isEqualTo("id leave\n\n");
            assertThat(told(call(client, "search_context", Map.of("query", "How many days off are paid?")))
                            .at("/passages/0/documentName")
                            .asString())
                    .isEqualTo("leave.md");
        }
    }

    @Test
    void whatIsWrongIsToldAndNothingOfOtherDatasets() {
        var other = library.dataset(ana);
        var elsewhere = library.text(ana, other, "secret.md", "Nobody reads this here.");

        try (var client = client(key(ana, "dataset:read"), dataset)) {
            client.initialize();

            assertThat(call(client, "get_document", Map.of("document", elsewhere))
                            .isError())
                    .isTrue();
            assertThat(call(client, "get_document", Map.of("document", "nonsense"))
                            .isError())
                    .isTrue();
            assertThat(call(client, "get_documents", Map.of("limit", 1_000)).isError())
                    .isTrue();
            assertThat(call(client, "search_context", Map.of("query", " ")).isError())
                    .isTrue();
        }
    }

    @Test
    void whoMayNotReadTheDatasetIsNotServed() {
        assertThatThrownBy(
                () -> client(key(people.member(), "dataset:read"), dataset).initialize());
        assertThatThrownBy(() -> client(key(ana, "query:run"), dataset).initialize());
        assertThat(http.post()
                        .uri("/v1/mcp/datasets/" + dataset)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                        .exchange())
                .hasStatus(401);
    }

    private McpSyncClient client(String key, String dataset) {
        var transport = HttpClientStreamableHttpTransport.builder(front.address())
                .endpoint("/v1/mcp/datasets/" + dataset)
                .httpRequestCustomizer((request, method, uri, body, context) ->
                        request.header(HttpHeaders.AUTHORIZATION, "Bearer " + key))
                .build();
        return McpClient.sync(transport).build();
    }

    private String key(Person person, String scope) {
        return Api.text(api.post(person, "/api-keys", "{\"name\": \"mcp\", \"scopes\": [\"" + scope + "\"]}"), "/key");
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static JsonNode told(CallToolResult result) {
        var text = ((TextContent) result.content().getFirst()).text();
        assertThat(result.isError()).as(text).isNotEqualTo(true);
        return JSON.readTree(text);
    }
}
