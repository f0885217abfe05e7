package candela.server.semantic.description;

import static candela.server.semantic.description.Workshop.address;
import static candela.server.semantic.description.Workshop.matter;
import static candela.server.semantic.description.Workshop.writes;
import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.engine.data.TestServer;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What is proposed of a table, what else it is called and what it points to is not its namesake's. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesakesTest {

    private static final Set<String> GOING_ON = Set.of("pending", "running");

    private final Api api;
    private final TestModels models;
    private final Person ana;
    private final Workshop workshop;
    private final TestServer shop;

    NamesakesTest(MockMvcTester http, Api api, People people, TestModels models) throws Exception {
        this.api = api;
        this.models = models;
        this.ana = people.member();
        this.workshop = new Workshop(http, api, ana);
        this.shop = TestServer.postgreSql();
    }

    @BeforeAll
    void laidOut() throws Exception {
        try (var owner = shop.owner();
                var statement = owner.createStatement()) {
            for (var sql : List.of(
                    "CREATE SCHEMA archive",
                    "CREATE TABLE orders (id int PRIMARY KEY, seller_id int, amount int)",
                    "CREATE TABLE archive.orders (id int PRIMARY KEY, seller_id int, amount int)",
                    "CREATE TABLE archive.sellers (id int PRIMARY KEY, name text)",
                    "GRANT USAGE ON SCHEMA archive TO PUBLIC",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public, archive TO PUBLIC")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    void closed() throws Exception {
        shop.close();
    }

    @Test
    void eachGetsAProposalOfItsOwnAndIsDescribedByThatAlone() {
        try (var upstream = new ScriptedModel()) {
            workshop.connect(models, upstream);
            var source = connect();
            upstream.then(writes("orders", "What is open", Map.of("amount", "In euros")));
            upstream.then(writes("orders", "What is done", Map.of("amount", "In francs")));

            workshop.run(source, true);

            assertThat(List.of(0, 1))
                    .extracting(
                            it -> matter(upstream, it).at("/tables/0/schema").asString(""))
                    .containsExactly("", "archive");
            assertThat(counted(source)).isEqualTo(Map.of("orders", 2, "archive.orders", 2));
            assertThat(proposed(source, "?namespace=archive&table=orders"))
                    .containsExactly("What is done", "In francs");
            assertThat(proposed(source, "?namespace=&table=orders")).containsExactly("What is open", "In euros");
            assertThat(proposed(source, "?table=orders")).hasSize(4);

            assertThat(api.post(
                            ana,
                            address(source, "/proposals/accept"),
                            "{\"namespace\": \"archive\", \"table\": \"orders\"}"))
                    .bodyJson()
                    .isEqualTo("{\"accepted\": 2, \"left\": 0}");
            assertThat(api.delete(ana, address(source, "/proposals?namespace=&table=orders")))
                    .hasStatus(204);

            assertThat(counted(source)).isEmpty();
            assertThat(said(source)).isEqualTo(Map.of("archive.orders", "What is done"));
        }
    }

    @Test
    void anotherWordForOneIsNoWordForTheOther() {
        var source = connect();

        take(source, """
                candela: 1
                tables:
                  - name: orders
                    synonyms: [cases]
                  - name: orders
                    namespace: archive
                    synonyms: [deals]
                    columns:
                      - name: amount
                        synonyms: [worth]
                """);

        assertThat(sql(source, "how many deals")).contains("archive").contains("orders");
        assertThat(sql(source, "total worth")).contains("archive");
        assertThat(sql(source, "how many cases")).contains("orders").doesNotContain("archive");
        var file = exported(source);
        assertThat(json(api.post(ana, "/semantic/models/" + source, body(file, true)))
                        .at("/changes")
                        .size())
                .isZero();
        var other = connect();
        take(other, file);
        assertThat(exported(other)).isEqualTo(file);
    }

    @Test
    void aKeyOfOneIsNoKeyOfTheOther() {
        var source = connect();

        take(source, """
                candela: 1
                keys:
                  - namespace: archive
                    table: orders
                    columns: [seller_id]
                    target: sellers
                    target_columns: [id]
                """);

        var keys = json(api.get(ana, "/data-sources/" + source + "/schema")).at("/keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0/namespace").asString()).isEqualTo("archive");
        assertThat(keys.at("/0/targetNamespace").asString()).isEqualTo("archive");
        var file = exported(source);
        assertThat(file).contains("namespace: archive", "target_namespace: archive");
        assertThat(sql(source, "how many archive orders by seller name")).contains("seller_id");
        assertThat(told(source, "orders")).doesNotContain("sellers");
        assertThat(told(source, "archive.orders")).contains("archive.sellers");
    }

    private String connect() {
        var it = shop.source();
        return text(
                api.post(ana, "/data-sources", """
                        {"name": "shop_%s", "kind": "postgresql", "visibility": "team", "host": "%s", "port": %d,
                         "database": "%s", "username": "%s", "password": "%s", "tls": "prefer"}""".formatted(
                                UUID.randomUUID().toString().substring(24),
                                it.host(),
                                it.port(),
                                it.database(),
                                it.username(),
                                it.password())),
                "/id");
    }

    private void take(String source, String file) {
        assertThat(api.post(ana, "/semantic/models/" + source, body(file, false)))
                .hasStatusOk();
    }

    private static String body(String file, boolean dryRun) {
        return Workshop.JSON
                .createObjectNode()
                .put("text", file)
                .put("dryRun", dryRun)
                .toString();
    }

    private String exported(String source) {
        return new String(
                api.get(ana, "/semantic/models/" + source).getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private String sql(String source, String question) {
        var asked = json(api.post(ana, "/queries", """
                {"dataSource": "%s", "question": "%s"}""".formatted(source, question)));
        var answer = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> json(api.get(ana, "/queries/" + asked.at("/id").asString())),
                        it -> !GOING_ON.contains(it.at("/status").asString()));
        assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("succeeded");
        return answer.at("/sql").asString();
    }

    private Map<String, Integer> counted(String source) {
        var counted = new HashMap<String, Integer>();
        workshop.overview(source)
                .at("/tables")
                .forEach(
                        it -> counted.put(key(it, "/table"), it.at("/proposals").asInt()));
        return counted;
    }

    private List<String> proposed(String source, String asked) {
        return json(api.get(ana, address(source, "/proposals" + asked))).at("/items").values().stream()
                .map(it -> it.at("/description").asString())
                .toList();
    }

    /** People's words about tables. */
    private Map<String, String> said(String source) {
        var said = new HashMap<String, String>();
        for (var it : tables(source)) {
            if (it.at("/describedBy").asString().equals("person")) {
                said.put(key(it, "/name"), it.at("/description").asString());
            }
        }
        return said;
    }

    /** What Candela itself says of a table and its columns. */
    private String told(String source, String table) {
        for (var it : tables(source)) {
            if (key(it, "/name").equals(table)) {
                return it.toString();
            }
        }
        throw new AssertionError(table);
    }

    private JsonNode tables(String source) {
        return json(api.get(ana, "/data-sources/" + source + "/schema")).at("/tables");
    }

    private static String key(JsonNode it, String name) {
        var namespace = it.at("/namespace").isNull() ? "" : it.at("/namespace").asString() + ".";
        return namespace + it.at(name).asString();
    }
}
