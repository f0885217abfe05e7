package candela.server.semantic;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class SemanticModelsTest {

    private static final String SALES = "region,amount,cost,buyer\nNorth,10,4,1\nNorth,20,5,2\nSouth,5,1,1\n";
    private static final String CLIENTS = "number,town\n1,Rome\n2,Paris\n";
    private static final String FILE = """
            candela: 1
            tables:
              - name: sales
                description: what was sold
                columns:
                  - name: amount
                    description: in euros
                    synonyms:
                      - turnover
                  - name: cost
                    class: confidential
            keys:
              - table: sales
                columns:
                  - buyer
                target: clients
                target_columns:
                  - number
            terms:
              - say:
                  - margin
                metric: sum(amount) - sum(cost)
                definition: before tax
            """;

    private final MockMvcTester http;
    private final People people;
    private final Api api;
    private final Person ana;
    private final String source;

    SemanticModelsTest(MockMvcTester http, People people, Api api) {
        this.http = http;
        this.people = people;
        this.api = api;
        this.ana = people.member();
        this.source = upload("Sales");
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndKeepsNothing() {
        var told = json(imported(ana, source, FILE, true));

        assertThat(told.at("/form").asString()).isEqualTo("Candela");
        assertThat(told.at("/changes").toString())
                .contains(
                        "\"where\":\"sales.amount\",\"before\":\"\",\"after\":\"in euros\"",
                        "turnover",
                        "confidential",
                        "margin",
                        "clients[number]");
        assertThat(told.at("/changes")).hasSize(6);
        assertThat(exported(source)).isEqualTo("candela: 1\n");
    }

    @Test
    void whatIsImportedIsReadWithQuestionsAndExportedAgainToTheLetter() {
        assertThat(imported(ana, source, FILE, false)).hasStatusOk();

        assertThat(exported(source)).isEqualTo(FILE);
        assertThat(json(imported(ana, source, FILE, true)).at("/changes")).isEmpty();
        assertThat(ask("total turnover").at("/sql").asString())
                .containsIgnoringCase("sum(")
                .contains("amount");
        assertThat(ask("margin by region").at("/rows").toString()).contains("North", "21");
        assertThat(ask("total amount by town").at("/rows").toString()).contains("Rome", "15");
        assertThat(api.get(ana, "/audit?entityType=data_source&entity=" + source))
                .bodyText()
                .contains("in euros", "confidential, confirmed");
    }

    @Test
    void itGoesOverToAnotherSourceOfTheSameShape() {
        imported(ana, source, FILE, false);
        var other = upload("Other");

        imported(ana, other, exported(source), false);

        assertThat(exported(other)).isEqualTo(FILE);
    }

    @Test
    void anErrorNamesTheLineAndNothingIsKept() {
        var wrong = imported(ana, source, FILE.replace("name: cost", "name: costs"), false);

        assertThat(wrong).hasStatus(400).bodyText().contains("Line 10: The table sales has no column costs");
        assertThat(exported(source)).isEqualTo("candela: 1\n");
        assertThat(imported(ana, source, FILE.replace("sum(cost)", "sum(costs)"), true))
                .hasStatus(400)
                .bodyText()
                .contains("Line 20: ");
        assertThat(imported(ana, source, FILE.replace("confidential", "secret"), true))
                .hasStatus(400)
                .bodyText()
                .contains("Line 10: There is no class secret");
    }

    @Test
    void aDbtProjectIsTakenAsFarAsTheSourceHasIt() {
        var told = json(imported(ana, source, """
                version: 2
                models:
                  - name: sales
                    description: what was sold
                  - name: elsewhere
                    description: not here
                semantic_models:
                  - name: facts
                    model: ref('sales')
                    measures: [{name: revenue, agg: sum, expr: amount}]
                metrics:
                  - {name: net_revenue, label: Net, type: simple, type_params: {measure: revenue}}
                """, false));

        assertThat(told.at("/changes")).hasSize(2);
        assertThat(told.at("/remarks/0/message").asString()).isEqualTo("There is no table elsewhere");
        assertThat(told.at("/remarks/0/line").asInt()).isEqualTo(5);
        assertThat(ask("net revenue by region").at("/rows").toString()).contains("North", "30");
    }

    @Test
    void onlyWhoKeepsTheSourceImports() {
        assertThat(imported(people.colleague(ana, "analyst"), source, FILE, true))
                .hasStatus(403);
    }

    private JsonNode ask(String question) {
        return json(api.post(
                ana, "/queries", "{\"dataSource\": \"%s\", \"question\": \"%s\"}".formatted(source, question)));
    }

    private MvcTestResult imported(Person person, String into, String text, boolean dryRun) {
        var body = JsonMapper.shared().createObjectNode().put("text", text).put("dryRun", dryRun);
        return api.post(person, "/semantic/models/" + into, body.toString());
    }

    private String exported(String from) {
        return new String(
                api.get(ana, "/semantic/models/" + from).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private String upload(String name) {
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file("sales.csv", SALES))
                        .file(file("clients.csv", CLIENTS))
                        .param("name", name)
                        .param("visibility", "team")
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())),
                "/id");
    }

    private static MockMultipartFile file(String name, String rows) {
        return new MockMultipartFile("file", name, "text/csv", rows.getBytes(StandardCharsets.UTF_8));
    }
}
