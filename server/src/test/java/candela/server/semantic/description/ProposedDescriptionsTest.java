package candela.server.semantic.description;

import static candela.server.semantic.description.Workshop.SALES;
import static candela.server.semantic.description.Workshop.address;
import static candela.server.semantic.description.Workshop.writes;
import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Deciding about descriptions that a model proposes. */
@ServerTest
class ProposedDescriptionsTest {

    private final MockMvcTester http;
    private final Api api;
    private final People people;
    private final TestModels models;
    private final Person ana;
    private final Workshop workshop;
    private final ScriptedModel upstream = new ScriptedModel();
    private final String source;

    ProposedDescriptionsTest(MockMvcTester http, Api api, People people, TestModels models) {
        this.http = http;
        this.api = api;
        this.people = people;
        this.models = models;
        this.ana = people.member();
        this.workshop = new Workshop(http, api, ana);
        workshop.connect(models, upstream);
        this.source = workshop.upload("sales", SALES);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void nothingChangesBeforeAProposalIsAcceptedAndThenItIsAskedWithAtOnce() {
        propose("One sale.", Map.of("region", "Where it was sold", "amount", "Order worth"));
        assertThat(workshop.column(source, "amount").at("/describedBy").asString())
                .isEqualTo("candela");

        assertThat(accept("amount", "{}")).hasStatus(204);

        assertThat(workshop.column(source, "amount").at("/description").asString())
                .isEqualTo("Order worth");
        assertThat(workshop.column(source, "amount").at("/describedBy").asString())
                .isEqualTo("person");
        assertThat(workshop.column(source, "region").at("/describedBy").asString())
                .isEqualTo("candela");
        assertThat(workshop.proposed(source)).containsOnlyKeys("", "region");
        workshop.told(source, "nothing");
        var answer = json(api.post(ana, "/queries", """
                {"dataSource": "%s", "question": "total order worth by region"}""".formatted(source)));
        assertThat(answer.at("/sql").asString()).containsIgnoringCase("sum(").contains("amount");
        assertThat(api.get(ana, "/audit?entityType=data_source&entity=" + source))
                .bodyText()
                .contains("sales.amount", "Order worth");
    }

    @Test
    void aProposalIsAcceptedInOtherWords() {
        propose("", Map.of("region", "Where it was sold"));

        assertThat(accept("region", "{\"description\": \" \"}")).hasStatus(400);
        assertThat(accept("region", "{\"description\": \"%s\"}".formatted("x".repeat(2_001))))
                .hasStatus(400);
        assertThat(accept("region", "{\"description\": \" The part of the country \"}"))
                .hasStatus(204);

        assertThat(workshop.column(source, "region").at("/description").asString())
                .isEqualTo("The part of the country");
        assertThat(workshop.proposals(source)).isEmpty();
    }

    @Test
    void whatIsRejectedIsGoneAndWrittenDown() {
        propose("One sale.", Map.of("region", "Where it was sold", "amount", "Worth"));

        assertThat(api.delete(ana, address(source, "/proposals/" + workshop.proposal(source, "region"))))
                .hasStatus(204);
        assertThat(workshop.proposed(source)).containsOnlyKeys("", "amount");
        assertThat(api.delete(ana, address(source, "/proposals?table=sales"))).hasStatus(204);

        assertThat(workshop.proposals(source)).isEmpty();
        assertThat(workshop.column(source, "region").at("/describedBy").asString())
                .isEqualTo("candela");
        assertThat(api.get(ana, "/audit?entityType=data_source&entity=" + source))
                .bodyText()
                .contains("rejected", "Where it was sold");
    }

    @Test
    void allAreAcceptedAtOnceButForWhatSomebodyDescribedSince() {
        propose("One sale.", Map.of("region", "Where it was sold", "amount", "Worth"));
        api.put(ana, "/data-sources/" + source + "/descriptions", """
                {"table": "sales", "column": "region", "description": "Ours"}""");
        assertThat(states()).isEqualTo(Map.of("", "open", "amount", "open", "region", "overtaken"));

        assertThat(acceptAll("{\"table\": \"other\"}")).bodyJson().isEqualTo("{\"accepted\": 0, \"left\": 0}");
        assertThat(acceptAll("{}")).bodyJson().isEqualTo("{\"accepted\": 2, \"left\": 1}");

        assertThat(workshop.column(source, "amount").at("/description").asString())
                .isEqualTo("Worth");
        assertThat(workshop.column(source, "region").at("/description").asString())
                .isEqualTo("Ours");
        assertThat(accept("region", "{}")).hasStatus(204);
        assertThat(workshop.column(source, "region").at("/description").asString())
                .isEqualTo("Where it was sold");
    }

    @Test
    void ofAColumnThatVanishedItIsSaid() {
        propose("One sale.", Map.of("region", "Where it was sold", "amount", "Worth"));
        workshop.replace(source, "sales", "amount,shop\n5,A\n7,B\n");

        assertThat(states()).containsEntry("region", "gone").containsEntry("amount", "open");
        assertThat(accept("region", "{}"))
                .hasStatus(409)
                .bodyText()
                .contains("sales.region is no longer in this source");
        assertThat(acceptAll("{\"table\": \"sales\"}")).bodyJson().isEqualTo("{\"accepted\": 2, \"left\": 1}");
        assertThat(api.delete(ana, address(source, "/proposals"))).hasStatus(204);
        assertThat(workshop.proposals(source)).isEmpty();
    }

    @Test
    void aNewProposalTakesThePlaceOfTheFormer() {
        propose("", Map.of("region", "Where it was sold", "amount", "Worth"));
        propose("", Map.of("region", "Another text"));
        assertThat(workshop.proposed(source)).isEqualTo(Map.of("region", "Another text", "amount", "Worth"));
    }

    @Test
    void whatAModelWritesIsTextAndNoMoreThanThat() {
        propose(
                "<script>alert(1)</script> **bold** [x](https://example.org)\u0000\u202E\n\n\tend",
                Map.of("region", "y".repeat(5_000), "amount", "\u0007 \u200B ", "drop table sales", "z"));

        assertThat(workshop.proposed(source))
                .isEqualTo(Map.of(
                        "",
                        "<script>alert(1)</script> **bold** [x](https://example.org) end",
                        "region",
                        "y".repeat(2_000)));
        assertThat(workshop.last(source).at("/dropped").asInt()).isEqualTo(1);
        acceptAll("{}");
        assertThat(workshop.column(source, "region").at("/description").asString())
                .hasSize(2_000);
    }

    @Test
    void othersFindNothingAndReadersDecideNothing() {
        propose("One sale.", Map.of());
        var id = workshop.proposal(source, "");
        var eve = people.member();
        var reader = people.colleague(ana, "analyst");
        for (var path : new String[] {"", "/proposals"}) {
            assertThat(api.get(eve, address(source, path))).hasStatus(404);
            assertThat(api.get(reader, address(source, path))).hasStatus(403);
        }
        for (var path : new String[] {"/runs", "/proposals/accept", "/proposals/" + id + "/accept"}) {
            var body = path.equals("/runs") ? "{\"all\": false}" : "{}";
            assertThat(api.post(eve, address(source, path), body)).hasStatus(404);
            assertThat(api.post(reader, address(source, path), body)).hasStatus(403);
        }
        assertThat(workshop.proposals(source)).hasSize(1);
    }

    @Test
    void whoAskedAloneSeesWhatCameOfIt() {
        propose("One sale.", Map.of());
        var administrator = people.administrator();
        assertThat(json(api.get(administrator, address(source, "/proposals")))
                        .at("/items")
                        .size())
                .isZero();
        assertThat(api.post(
                        administrator,
                        address(source, "/proposals/" + workshop.proposal(source, "") + "/accept"),
                        "{}"))
                .hasStatus(404);
    }

    @Test
    void proposalsGoWithTheirSource() {
        propose("One sale.", Map.of());
        assertThat(api.delete(ana, "/data-sources/" + source)).hasStatus2xxSuccessful();
        assertThat(api.get(ana, address(source, "/proposals"))).hasStatus(404);
    }

    private void propose(String table, Map<String, String> columns) {
        upstream.then(writes("sales", table, columns));
        assertThat(workshop.run(source, false).at("/status").asString()).isEqualTo("succeeded");
    }

    private MvcTestResult accept(String column, String body) {
        return api.post(ana, address(source, "/proposals/" + workshop.proposal(source, column) + "/accept"), body);
    }

    private MvcTestResult acceptAll(String body) {
        return api.post(ana, address(source, "/proposals/accept"), body);
    }

    private Map<String, String> states() {
        return workshop.proposals(source).stream()
                .collect(Collectors.toMap(
                        it -> it.at("/column").asString(""),
                        it -> it.at("/state").asString()));
    }
}
