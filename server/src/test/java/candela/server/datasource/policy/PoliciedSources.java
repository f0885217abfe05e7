package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Settings;
import candela.server.platform.Words;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A shop in each kind of source, and what tests of policies do with it through the API. */
final class PoliciedSources implements AutoCloseable {

    private static final Set<String> RUNNING = Set.of("pending", "running");

    static final List<Kind> KINDS = List.of(Kind.POSTGRESQL, Kind.MARIADB, Kind.SQLITE, Kind.FILES);

    final Person ana;
    final Person ben;
    final Person cho;
    private final MockMvcTester http;
    private final Api api;
    private final PoliciedShops shops;

    /** How to connect each kind of database. */
    private final Map<Kind, String> connections = new EnumMap<>(Kind.class);

    PoliciedSources(MockMvcTester http, Api api, People people, Settings settings) throws Exception {
        this(http, api, people, settings, KINDS);
    }

    PoliciedSources(MockMvcTester http, Api api, People people, Settings settings, List<Kind> kinds) throws Exception {
        this.http = http;
        this.api = api;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.cho = people.colleague(ana, "analyst");
        this.shops = PoliciedShops.open(settings.data("drivers"));
        for (var kind : kinds) {
            if (kind != Kind.FILES) {
                connections.put(kind, shops.lay(kind, ben.email(), cho.email()));
            }
        }
    }

    /** Lets the owner of the database of this kind do something further. */
    void lay(Kind kind, String sql) throws SQLException {
        shops.run(kind, sql);
    }

    /** The shop of this kind as a source of its own. */
    String connect(Kind kind) {
        return kind == Kind.FILES ? upload() : text(connected(kind), "/id");
    }

    private MvcTestResult connected(Kind kind) {
        var made = api.post(ana, "/data-sources", """
                {"name": "%s", "kind": "%s", "visibility": "team", %s}""".formatted(name(), Words.text(kind), connections.get(kind)));
        assertThat(made).hasStatus(201);
        return made;
    }

    private String upload() {
        var files = PoliciedShops.files(ben.email(), cho.email());
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(csv("orders.csv", files.getFirst()))
                        .file(csv("staff.csv", files.getLast()))
                        .param("name", name())
                        .param("visibility", "team")
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())),
                "/id");
    }

    private static String name() {
        return "shop_" + UUID.randomUUID().toString().substring(24);
    }

    private static MockMultipartFile csv(String name, String content) {
        return new MockMultipartFile("file", name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    void bind(String source, String policy, String table, @Nullable String column, String rule) {
        var body = """
                {"name": "%1$s %2$s", "kind": "%3$s", "table": "%1$s", "column": %4$s, "rule": "%5$s",
                 "exempt": "data_policies:write"}""".formatted(table, column, policy, column == null ? "null" : "\"" + column + "\"", rule);
        assertThat(api.post(ana, "/data-sources/" + source + "/policies", body)).hasStatus(201);
    }

    /** Binds all columns that hold something; answers the policy. */
    JsonNode bindAll(String source, String classification, String rule) {
        var made = api.post(ana, "/data-sources/" + source + "/policies", """
                {"name": "All %1$s", "kind": "column", "classification": "%1$s", "rule": "%2$s", "exempt": "data_policies:write"}""".formatted(classification, rule));
        assertThat(made).hasStatus(201);
        return json(made);
    }

    /** Confirms or rejects what a column holds. */
    void decide(String source, String table, String column, String status, String label) {
        assertThat(api.put(ana, "/data-sources/" + source + "/classifications", """
                {"decisions": [{"namespace": %s, "table": "%s", "column": "%s", "status": "%s", "label": "%s"}]}""".formatted(
                                namespace(source, table), table, column, status, label)))
                .hasStatusOk();
    }

    private String namespace(String source, String name) {
        for (var table :
                json(api.get(ana, "/data-sources/" + source + "/schema")).at("/tables")) {
            if (table.at("/name").asString().equals(name)) {
                return table.at("/namespace").toString();
            }
        }
        throw new AssertionError(name);
    }

    JsonNode run(Person person, String source, String sql) {
        return ended(person, "{\"dataSource\": \"%s\", \"sql\": \"%s\"}".formatted(source, sql));
    }

    JsonNode ask(Person person, String source, String question) {
        return ended(person, "{\"dataSource\": \"%s\", \"question\": \"%s\"}".formatted(source, question));
    }

    /** The API waits ten seconds for an answer, which is not all the time that a busy machine may need. */
    private JsonNode ended(Person person, String body) {
        var answer = json(api.post(person, "/queries", body));
        return RUNNING.contains(answer.at("/status").asString())
                ? await().atMost(Duration.ofMinutes(1))
                        .until(
                                () -> json(api.get(
                                        person, "/queries/" + answer.at("/id").asString())),
                                it -> !RUNNING.contains(it.at("/status").asString()))
                : answer;
    }

    /** The rows as text, numbers alike whatever their type in the database; the failure where there are none. */
    static String rows(JsonNode answer) {
        if (answer.at("/error").isObject()) {
            return answer.at("/error").toString();
        }
        var rows = new ArrayList<List<String>>();
        for (var row : answer.at("/rows")) {
            var cells = new ArrayList<String>();
            row.forEach(it -> cells.add(it.isNumber() ? plain(it.decimalValue()) : it.asString("-")));
            rows.add(cells);
        }
        return rows.toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws Exception {
        shops.close();
    }
}
