package candela.server.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.knowledge.Library;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class EvaluationsTest {

    private final People people;
    private final Api api;
    private final Library library;
    private Person ana;
    private String dataset;

    EvaluationsTest(People people, Api api, Library library) {
        this.people = people;
        this.api = api;
        this.library = library;
        this.ana = people.member();
        this.dataset = library.dataset(ana);
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
        dataset = library.dataset(ana);
    }

    @Test
    void aTrialSaysHowWellTheQuestionsAreAnsweredByTheIndexAndByTheOneThatIsBuilt() {
        var leave = library.found(ana, dataset, "leave.md", "# Paid leave\n\nEverybody has thirty days of paid leave.");
        library.found(ana, dataset, "boats.md", "# Boats\n\nThree small boats lie in the harbour.");
        ask("How many days of paid leave are there?", "[{\"document\": \"%s\"}]".formatted(leave), "[\"thirty days\"]");
        ask("How many boats lie in the harbour?", "[{\"document\": \"%s\"}]".formatted(leave), "[]");

        var trial = ended(started("{\"building\": false}"));

        assertThat(trial).isEqualTo("succeeded");
        var view = Api.json(api.get(ana, path("/evaluations"))).at("/items/0");
        assertThat(view.get("done").asInt()).isEqualTo(2);
        assertThat(view.get("ndcg").asDouble()).isBetween(0.5, 1.0);
        assertThat(view.get("factsSaid").asDouble()).isEqualTo(1);
        assertThat(view.get("faithfulness").asDouble()).isEqualTo(1);
        assertThat(api.get(ana, path("/evaluations/" + view.get("id").asString() + "/scores")))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"rank": 1, "facts": 1, "said": 1}, {"facts": 0}]}""");

        assertThat(api.post(ana, path("/evaluations"), "{\"building\": true}")).hasStatus(409);
        assertThat(api.post(ana, path("/reindex"), "{\"chunking\": {\"strategy\": \"none\"}}"))
                .hasStatus(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Api.json(api.get(ana, path("/reindex"))).at("/complete").asBoolean());
        assertThat(ended(started("{\"building\": true}"))).isEqualTo("succeeded");
        assertThat(api.get(ana, path("/evaluations"))).bodyJson().isLenientlyEqualTo("""
                {"items": [{"live": false, "chunking": {"strategy": "none"}, "faithfulness": null}, {"live": true}]}""");
    }

    @Test
    void aQuestionNeedsToSayWhatIsExpectedInThisDataset() {
        var elsewhere = library.text(ana, library.dataset(ana), "a.md", "Elsewhere");

        assertThat(api.post(ana, path("/questions"), "{\"question\": \"Where?\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("places");
        assertThat(api.post(ana, path("/questions"), """
                {"question": "Where?", "places": [{"document": "%s"}]}""".formatted(elsewhere))).hasStatus(400);
        assertThat(api.post(ana, path("/evaluations"), "{\"building\": false}"))
                .hasStatus(409)
                .bodyText()
                .contains("add some first");
    }

    @Test
    void aQuestionNamesTheDocumentsOfItsAnswerUntilTheyAreGone() {
        var leave = library.text(ana, dataset, "leave.md", "Everybody has thirty days of paid leave.");
        ask("How many days?", "[{\"document\": \"%s\"}]".formatted(leave), "[]");

        assertThat(api.get(ana, path("/questions"))).bodyJson().isLenientlyEqualTo("""
                {"items": [{"places": [{"document": "%s", "name": "leave.md"}]}]}""".formatted(leave));
        assertThat(api.delete(ana, "/documents/" + leave)).hasStatus(204);
        assertThat(api.get(ana, path("/questions"))).bodyJson().isLenientlyEqualTo("""
                {"items": [{"places": [{"document": "%s", "name": null}]}]}""".formatted(leave));
    }

    @Test
    void aQuestionIsChangedAndDeleted() {
        var id = ask("Where?", "[]", "[\"harbour\"]");

        assertThat(api.put(ana, path("/questions/" + id), """
                {"question": "Who?", "facts": ["An"]}""")).hasStatusOk();
        assertThat(api.get(ana, path("/questions"))).bodyJson().isLenientlyEqualTo("""
                {"items": [{"question": "Who?", "facts": ["An"]}]}""");
        assertThat(api.delete(ana, path("/questions/" + id))).hasStatus(204);
        assertThat(api.delete(ana, path("/questions/" + id))).hasStatus(404);
    }

    private String ask(String question, String places, String facts) {
        var answer = api.post(ana, path("/questions"), """
                {"question": "%s", "places": %s, "facts": %s}""".formatted(question, places, facts));
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    private String started(String body) {
        var answer = api.post(ana, path("/evaluations"), body);
        assertThat(answer).hasStatus(202);
        return Api.text(answer, "/id");
    }

    private String ended(String id) {
        var of = path("/evaluations/" + id);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !Api.text(api.get(ana, of), "/finishedAt").isEmpty());
        return Api.text(api.get(ana, of), "/status");
    }

    private String path(String rest) {
        return "/datasets/" + dataset + rest;
    }
}
