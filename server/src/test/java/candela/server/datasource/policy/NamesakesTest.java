package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What binds a table, or is said of it, is of the one that was chosen, though another schema has one of that name. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesakesTest {

    private final Api api;
    private final PoliciedSources shops;

    NamesakesTest(MockMvcTester http, Api api, People people, Settings settings) throws Exception {
        this.api = api;
        this.shops = new PoliciedSources(http, api, people, settings, List.of(Kind.POSTGRESQL));
    }

    @BeforeAll
    void laidOut() throws Exception {
        shops.lay(Kind.POSTGRESQL, "CREATE SCHEMA archive");
        shops.lay(Kind.POSTGRESQL, "CREATE TABLE archive.orders AS SELECT 7 AS id, 1.5 AS amount");
        shops.lay(Kind.POSTGRESQL, "GRANT USAGE ON SCHEMA archive TO PUBLIC");
        shops.lay(Kind.POSTGRESQL, "CREATE VIEW done AS SELECT id FROM archive.orders");
        shops.lay(Kind.POSTGRESQL, "CREATE VIEW running AS SELECT id FROM public.orders");
        shops.lay(Kind.POSTGRESQL, "CREATE TABLE archive.bills AS SELECT 1 AS id");
        shops.lay(Kind.POSTGRESQL, "CREATE SCHEMA zoo");
        shops.lay(Kind.POSTGRESQL, "CREATE TABLE zoo.bills AS SELECT 2 AS id");
        shops.lay(Kind.POSTGRESQL, "GRANT USAGE ON SCHEMA zoo TO PUBLIC");
        shops.lay(Kind.POSTGRESQL, "GRANT SELECT ON ALL TABLES IN SCHEMA public, archive, zoo TO PUBLIC");
        shops.lay(Kind.POSTGRESQL, "ALTER ROLE reader SET search_path = public, zoo, archive");
    }

    @AfterAll
    void closed() throws Exception {
        shops.close();
    }

    @Test
    void aPolicyOfTheTableOfTheDefaultSchemaLeavesTheOtherAlone() {
        var source = shops.connect(Kind.POSTGRESQL);

        var made = made(source, "\"\"", "owner = {user.email}");

        assertThat(made).hasStatus(201);
        assertThat(json(made).at("/problem").asString()).isEmpty();
        assertThat(rows(source, "SELECT id FROM orders ORDER BY id")).isEqualTo("[[1], [2]]");
        assertThat(rows(source, "SELECT id FROM archive.orders")).isEqualTo("[[7]]");
    }

    @Test
    void theDefaultSchemaMayBeCalledByItsName() {
        var source = shops.connect(Kind.POSTGRESQL);

        assertThat(made(source, "\"public\"", "owner = {user.email}")).hasStatus(201);

        assertThat(rows(source, "SELECT id FROM orders ORDER BY id")).isEqualTo("[[1], [2]]");
    }

    @Test
    void aPolicyThatNamesAnotherSchemaLeavesTheDefaultOneAlone() {
        var source = shops.connect(Kind.POSTGRESQL);

        assertThat(made(source, "\"archive\"", "id > 7")).hasStatus(201);

        assertThat(rows(source, "SELECT count(*) FROM archive.orders")).isEqualTo("[[0]]");
        assertThat(rows(source, "SELECT id FROM orders ORDER BY id")).isEqualTo("[[1], [2], [3], [4]]");
        assertThat(rows(source, "SELECT count(*) FROM public.orders")).isEqualTo("[[4]]");
    }

    @Test
    void aViewIsBarredWhereItReadsTheTableOfTheSchemaThatIsNamed() {
        var source = shops.connect(Kind.POSTGRESQL);
        var made = made(source, "\"archive\"", "id > 7");

        assertThat(json(made).at("/views").toString()).isEqualTo("[\"done\"]");
        assertThat(rows(source, "SELECT count(*) FROM running")).isEqualTo("[[4]]");
        assertThat(rows(source, "SELECT id FROM done")).contains("The view done reads the table");
    }

    /** PostgreSQL finds the bills of the zoo first, by a search path that is not ours to know. */
    @Test
    void aNameThatOnlyOtherSchemasHaveDoesNotEscapeThePolicyOfTheOneThatItMeans() {
        var source = shops.connect(Kind.POSTGRESQL);
        var policy = """
                {"name": "None", "kind": "row", "namespace": "zoo", "table": "bills", "rule": "id > 2",
                 "exempt": "data_policies:write"}""";
        assertThat(api.post(shops.ana, "/data-sources/" + source + "/policies", policy))
                .hasStatus(201);

        assertThat(rows(source, "SELECT id FROM bills"))
                .contains("write \\\"archive\\\".\\\"bills\\\" or \\\"zoo\\\".\\\"bills\\\"");
        assertThat(rows(source, "SELECT id FROM zoo.bills")).isEqualTo("[]");
        assertThat(rows(source, "SELECT id FROM archive.bills")).isEqualTo("[[1]]");
    }

    @Test
    void aColumnIsMaskedInTheSchemaThatIsNamedAlone() {
        var source = shops.connect(Kind.POSTGRESQL);
        var policy = """
                {"name": "Sums", "kind": "column", "namespace": "archive", "table": "orders", "column": "amount",
                 "rule": "null", "exempt": "data_policies:write"}""";

        assertThat(api.post(shops.ana, "/data-sources/" + source + "/policies", policy))
                .hasStatus(201);

        assertThat(rows(source, "SELECT amount FROM archive.orders")).isEqualTo("[[-]]");
        assertThat(rows(source, "SELECT count(amount) FROM orders")).isEqualTo("[[4]]");
    }

    @Test
    void aNameAloneMeansTheTablesOfAllSchemas() {
        var source = shops.connect(Kind.POSTGRESQL);
        assertThat(made(source, "null", "owner = {user.email}")).hasStatus(400);
        assertThat(made(source, "null", "id > 6")).hasStatus(201);
        assertThat(rows(source, "SELECT count(*) FROM orders")).isEqualTo("[[0]]");
    }

    @Test
    void aSchemaThatIsNotThereIsRefused() {
        var refused = json(made(shops.connect(Kind.POSTGRESQL), "\"archives\"", "id > 0"));

        assertThat(refused.at("/status").asInt()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("namespace");
        assertThat(refused.at("/errors/0/message").asString()).contains("archives");
    }

    @Test
    void eachIsDescribedForItselfOnThePageAndInFiles() {
        var source = shops.connect(Kind.POSTGRESQL);

        assertThat(described(source, "\"table\": \"orders\", \"description\": \"what is open\""))
                .hasStatus(204);
        assertThat(described(
                        source, "\"namespace\": \"archive\", \"table\": \"orders\", \"description\": \"what is done\""))
                .hasStatus(204);
        assertThat(
                        described(
                                source,
                                "\"namespace\": \"archive\", \"table\": \"orders\", \"column\": \"amount\", \"description\": \"in euros\""))
                .hasStatus(204);

        assertThat(said(source)).isEqualTo(Map.of("orders", "what is open", "archive.orders", "what is done"));
        var file = exported(source);
        var other = shops.connect(Kind.POSTGRESQL);
        var body = JsonMapper.shared().createObjectNode().put("text", file).put("dryRun", false);
        assertThat(api.post(shops.ana, "/semantic/models/" + other, body.toString()))
                .hasStatusOk();
        assertThat(said(other)).isEqualTo(said(source));
        assertThat(exported(other)).isEqualTo(file).contains("namespace: archive");
    }

    @Test
    void aTableThatIsNotInTheSchemaIsNotDescribed() {
        var source = shops.connect(Kind.POSTGRESQL);

        assertThat(described(
                        source, "\"namespace\": \"archive\", \"table\": \"staff\", \"description\": \"who was here\""))
                .hasStatus(400)
                .bodyText()
                .contains("There is no table archive.staff");
    }

    private MvcTestResult described(String source, String fields) {
        return api.put(shops.ana, "/data-sources/" + source + "/descriptions", "{" + fields + "}");
    }

    /** People's words about tables called orders. */
    private Map<String, String> said(String source) {
        var said = new HashMap<String, String>();
        for (var it :
                json(api.get(shops.ana, "/data-sources/" + source + "/schema")).at("/tables")) {
            if (it.at("/name").asString().equals("orders")) {
                var namespace =
                        it.at("/namespace").isNull() ? "" : it.at("/namespace").asString() + ".";
                said.put(namespace + "orders", it.at("/description").asString());
            }
        }
        return said;
    }

    private String exported(String source) {
        return new String(
                api.get(shops.ana, "/semantic/models/" + source).getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private MvcTestResult made(String source, String namespace, String rule) {
        return api.post(shops.ana, "/data-sources/" + source + "/policies", """
                {"name": "Own orders", "kind": "row", "namespace": %s, "table": "orders", "rule": "%s",
                 "exempt": "data_policies:write"}""".formatted(namespace, rule));
    }

    private String rows(String source, String sql) {
        return PoliciedSources.rows(shops.run(shops.ben, source, sql));
    }
}
