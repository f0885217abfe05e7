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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerTest
class GlossaryTest {

    private static final String SALES = "region,amount,cost\nNorth,10,4\nNorth,20,5\nSouth,5,1\n";
    private static final String PEOPLE =
            "name,home_city,work_city\nAna,Berlin,Paris\nBen,Berlin,Berlin\nCho,Paris,Berlin\nDan,Berlin,Rome\n";

    private final MockMvcTester http;
    private final People people;
    private final Api api;
    private final Person ana;

    GlossaryTest(MockMvcTester http, People people, Api api) {
        this.http = http;
        this.people = people;
        this.api = api;
        this.ana = people.member();
    }

    @Test
    void aTermChangesWhatItsWordsMeanForTheWholeTeamAndIsCounted() {
        var source = shared("sales.csv", SALES);
        var ben = people.colleague(ana, "analyst");
        var term = created(ana, term("metric", "margin", "sum(amount) - sum(cost)", "team", source));

        var answer = ask(ben, source, "margin by region");

        assertThat(answer.at("/sql").asString()).contains("SUM(amount) - SUM(cost)");
        assertThat(answer.at("/rows").toString()).contains("North", "21");
        assertThat(answer.at("/terms/0/id").asString()).isEqualTo(term);
        assertThat(answer.at("/terms/0/sentence").asString())
                .isEqualTo("\"margin\" is sum(amount) - sum(cost), as your glossary says.");
        var used = json(api.get(ana, "/semantic/terms/" + term));
        assertThat(used.at("/useCount").asInt()).isEqualTo(1);
        assertThat(used.at("/lastUsedAt").asString()).isNotEmpty();
    }

    @Test
    void aPersonsOwnTermBeatsTheTeamsAndStaysTheirOwn() {
        var source = shared("sales.csv", SALES);
        var ben = people.colleague(ana, "analyst");
        created(ana, term("synonym", "turnover", "sales.amount", "team", source));
        created(ben, term("synonym", "turnover", "sales.cost", "personal", source));

        assertThat(ask(ben, source, "total turnover").at("/sql").asString()).contains("SUM(cost)");
        assertThat(ask(ana, source, "total turnover").at("/sql").asString()).contains("SUM(amount)");
        assertThat(ask(ben, source, "total turnover").at("/sql").asString()).contains("SUM(cost)");
        assertThat(json(api.get(ana, "/semantic/terms?q=turnover")).at("/items"))
                .hasSize(1);
        assertThat(json(api.get(ben, "/semantic/terms?q=turnover")).at("/items"))
                .hasSize(2);
    }

    @Test
    void aChangedTermCountsAtOnce() {
        var source = shared("sales.csv", SALES);
        var id = created(ana, term("synonym", "turnover", "sales.cost", "personal", source));
        assertThat(ask(ana, source, "total turnover").at("/sql").asString()).contains("SUM(cost)");

        assertThat(api.put(
                        ana, "/semantic/terms/" + id, term("synonym", "turnover", "sales.amount", "personal", source)))
                .hasStatusOk();
        assertThat(ask(ana, source, "total turnover").at("/sql").asString()).contains("SUM(amount)");

        assertThat(api.delete(ana, "/semantic/terms/" + id)).hasStatus(204);
        assertThat(ask(ana, source, "total turnover").at("/terms")).isEmpty();
    }

    @Test
    void whatIsWrongWithATermIsToldByField() {
        var source = shared("sales.csv", SALES);
        var broken = term("metric", "margin", "sum(profit)", "personal", source);

        assertThat(api.post(ana, "/semantic/terms", broken))
                .hasStatus(400)
                .bodyText()
                .contains("\"meaning\"", "There is no column “profit”");
        assertThat(json(api.post(ana, "/semantic/terms/check", broken))
                        .at("/faults/0/message")
                        .asString())
                .isEqualTo("There is no column “profit”");
        assertThat(json(api.post(
                                ana,
                                "/semantic/terms/check",
                                term("metric", "margin", "sum(amount) - cost", "personal", source)))
                        .at("/faults/0/message")
                        .asString())
                .contains("“cost” stands beside an aggregate");
        assertThat(json(api.post(
                                ana,
                                "/semantic/terms/check",
                                term("metric", "margin", "sum(cost)", "personal", source)))
                        .at("/faults"))
                .isEmpty();
        assertThat(api.post(ana, "/semantic/terms", term("magic", "x", "sales.amount", "personal", source)))
                .hasStatus(400)
                .bodyText()
                .contains("\"kind\"");
        assertThat(api.post(ana, "/semantic/terms", term("synonym", " ", "sales.amount", "personal", source)))
                .hasStatus(400)
                .bodyText()
                .contains("\"phrases\"");
    }

    @Test
    void theSameWordsTwiceAreAConflictButTheTeamsAndOnesOwnAreNot() {
        var source = shared("sales.csv", SALES);
        created(ana, term("synonym", "turnover", "sales.amount", "team", source));

        assertThat(api.post(ana, "/semantic/terms", term("metric", "Turnover", "sum(cost)", "team", source)))
                .hasStatus(409);
        created(ana, term("metric", "Turnover", "sum(cost)", "personal", source));
    }

    @Test
    void whoMayOnlyLookTeachesNothing() {
        var source = shared("sales.csv", SALES);
        var id = created(ana, term("synonym", "turnover", "sales.amount", "team", source));
        var viewer = people.viewer(ana);

        assertThat(api.get(viewer, "/semantic/terms/" + id)).hasStatusOk();
        assertThat(api.post(viewer, "/semantic/terms", term("synonym", "x", "sales.amount", "personal", source)))
                .hasStatus(403);
        assertThat(api.delete(viewer, "/semantic/terms/" + id)).hasStatus(403);
    }

    @Test
    void aTeamsTermNeedsASourceThatTheTeamSees() {
        var mine = upload("sales.csv", SALES);

        assertThat(api.post(ana, "/semantic/terms", term("synonym", "turnover", "sales.amount", "team", mine)))
                .hasStatus(400)
                .bodyText()
                .contains("\"scope\"");
    }

    @Test
    void aTermWithoutASourceHoldsForAllAndIsPassedOverWhereItDoesNotFit() {
        var sales = shared("sales.csv", SALES);
        var others = upload("people.csv", PEOPLE);
        created(ana, """
                {"kind": "synonym", "phrases": ["turnover", "Umsatz"], "meaning": "sales.amount", "scope": "personal"}""");

        assertThat(ask(ana, sales, "total Umsatz").at("/sql").asString()).contains("SUM(amount)");
        assertThat(ask(ana, others, "how many people").at("/sql").asString()).contains("COUNT(*)");
    }

    @Test
    void aRememberedChoiceAnswersTheNextQuestionUntilItIsRemoved() {
        var source = shared("people.csv", PEOPLE);
        var ben = people.colleague(ana, "analyst");
        var asked = ask(ana, source, "how many people in Berlin");
        assertThat(asked.at("/clarification/options").toString()).contains("3 rows", "2 rows");
        var choice = "/queries/" + asked.at("/id").asString() + "/choice";

        var chosen = json(api.post(ana, choice, "{\"alternative\": 1, \"remember\": true}"));
        assertThat(chosen.at("/terms/0/sentence").asString()).contains("because you chose it on");

        var again = ask(ana, source, "how many people in Berlin");
        assertThat(again.at("/clarification").isNull()).isTrue();
        assertThat(again.at("/sql")).isEqualTo(chosen.at("/sql"));
        assertThat(again.at("/terms/0/kind").asString()).isEqualTo("choice");
        assertThat(ask(ben, source, "how many people in Berlin").at("/clarification/options"))
                .hasSize(2);

        api.delete(ana, "/semantic/terms/" + again.at("/terms/0/id").asString());
        assertThat(ask(ana, source, "how many people in Berlin").at("/clarification/options"))
                .hasSize(2);
    }

    @Test
    void aVerifiedAnswerIsGivenToTheTeamWithTheValuesOfTheNewQuestion() {
        var source = shared("sales.csv", SALES);
        var ben = people.colleague(ana, "analyst");
        var query = ask(ana, source, "total amount in North").at("/id").asString();
        var edited = json(api.put(ana, "/queries/" + query + "/sql", """
                {"sql": "SELECT SUM(amount) AS checked FROM sales WHERE region = 'North'"}"""));
        assertThat(edited.at("/rows").toString()).isEqualTo("[[30]]");

        assertThat(api.post(people.viewer(ana), "/queries/" + query + "/verification", ""))
                .hasStatus(404);
        assertThat(api.post(ana, "/queries/" + query + "/verification", "")).hasStatusOk();
        assertThat(api.post(ana, "/queries/" + query + "/verification", "")).hasStatusOk();

        var same = ask(ben, source, "total amount in North");
        assertThat(same.at("/sql").asString())
                .isEqualTo("SELECT SUM(amount) AS checked FROM sales WHERE region = 'North'");
        assertThat(same.at("/terms/0/kind").asString()).isEqualTo("verified");
        assertThat(same.at("/confidence").asDouble()).isEqualTo(1);
        assertThat(ask(ben, source, "Total amount in South?").at("/rows").toString())
                .isEqualTo("[[5]]");
        assertThat(json(api.get(ana, "/semantic/terms?kind=verified")).at("/items"))
                .hasSize(1);
    }

    @Test
    void whatGoesOnFromAnotherQuestionIsNotVerified() {
        var source = shared("sales.csv", SALES);
        var conversation = text(api.post(ana, "/conversations", "{}"), "/id");
        var body = """
                {"dataSource": "%s", "conversation": "%s", "question": "%s"}""";
        api.post(ana, "/queries", body.formatted(source, conversation, "total amount by region"));
        var next = text(api.post(ana, "/queries", body.formatted(source, conversation, "only North")), "/id");
        var whole = text(
                api.post(ana, "/queries", body.formatted(source, conversation, "how many sales are there")), "/id");

        assertThat(api.post(ana, "/queries/" + next + "/verification", "")).hasStatus(409);
        assertThat(api.post(ana, "/queries/" + whole + "/verification", "")).hasStatusOk();
    }

    @Test
    void termsGoWithTheirSource() {
        var source = shared("sales.csv", SALES);
        created(ana, term("synonym", "turnover", "sales.amount", "personal", source));

        assertThat(api.delete(ana, "/data-sources/" + source)).hasStatus(204);

        assertThat(json(api.get(ana, "/semantic/terms")).at("/items")).isEmpty();
    }

    @Test
    void listsArePagedInTheOrderOfTheWords() {
        var source = shared("sales.csv", SALES);
        for (var word : new String[] {"cash", "Alpha", "bulk"}) {
            created(ana, term("synonym", word, "sales.amount", "personal", source));
        }

        var first = json(api.get(ana, "/semantic/terms?limit=2&dataSource=" + source));
        var rest = json(api.get(
                ana, "/semantic/terms?limit=2&cursor=" + first.at("/next").asString()));

        assertThat(first.at("/items").toString()).contains("Alpha", "bulk").doesNotContain("cash");
        assertThat(rest.at("/items/0/phrases/0").asString()).isEqualTo("cash");
        assertThat(rest.at("/next").isNull()).isTrue();
    }

    private static String term(String kind, String phrase, String meaning, String scope, String source) {
        return """
                {"kind": "%s", "phrases": ["%s"], "meaning": "%s", "scope": "%s", "dataSource": "%s"}""".formatted(kind, phrase, meaning, scope, source);
    }

    private String created(Person person, String body) {
        var answer = api.post(person, "/semantic/terms", body);
        assertThat(answer).hasStatus(201);
        return text(answer, "/id");
    }

    private JsonNode ask(Person person, String source, String question) {
        MvcTestResult answer = api.post(person, "/queries", """
                {"dataSource": "%s", "question": "%s"}""".formatted(source, question));
        return json(answer);
    }

    private String shared(String name, String csv) {
        var id = upload(name, csv);
        assertThat(api.patch(ana, "/data-sources/" + id, "{\"visibility\": \"team\"}"))
                .hasStatusOk();
        return id;
    }

    private String upload(String name, String csv) {
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(new MockMultipartFile("file", name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                        .param("name", "Data " + UUID.randomUUID())
                        .header("Authorization", ana.bearer())),
                "/id");
    }
}
