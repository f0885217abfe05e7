package candela.server.knowledge.answer;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestDocuments;
import candela.server.testing.TestDocuments.Sheet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of answers that were given. */
@ServerTest
class KeptAnswersTest {

    private static final String LEAVE = "Every employee has twenty-five days of paid leave a year.";
    private static final String CANTEEN = "The canteen serves lunch from noon to two o'clock.";
    private static final String HOW_MUCH = "How many days of paid leave does an employee have?";

    private final Api api;
    private final People people;
    private final TestDocuments documents;
    private final Person ana;
    private String dataset = "";
    private String handbook = "";

    KeptAnswersTest(Api api, People people, TestDocuments documents) {
        this.api = api;
        this.people = people;
        this.documents = documents;
        this.ana = people.member();
    }

    @BeforeEach
    void put() {
        dataset = documents.dataset(ana, "Handbook", "private");
        handbook = documents.put(ana, dataset, Sheet.of("handbook.txt", LEAVE));
        documents.put(ana, dataset, Sheet.of("canteen.txt", CANTEEN));
    }

    @Test
    void whatAReaderMaySeeNoMoreIsTakenOutOfTheirAnswers() {
        var ben = people.member();
        var shares = "/datasets/" + dataset + "/shares";
        api.put(ana, shares, "{\"readers\": [\"" + ben.user().value() + "\"], \"editors\": []}");
        var id = ask(ben, HOW_MUCH);
        assertThat(api.get(ben, "/rag/" + id)).bodyText().contains("twenty-five");

        api.put(ana, shares, "{\"readers\": [], \"editors\": []}");

        for (var path : List.of("/rag/" + id, "/rag")) {
            assertThat(api.get(ben, path))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("twenty-five", "handbook", "canteen");
        }
        var answer = json(api.get(ben, "/rag/" + id));
        assertThat(answer.at("/sources/0/withdrawn").asBoolean()).isTrue();
        assertThat(answer.at("/sources/0/similarity").asDouble()).isPositive();
        assertThat(answer.at("/sentences/0/text").isNull()).isTrue();

        api.put(ana, shares, "{\"readers\": [\"" + ben.user().value() + "\"], \"editors\": []}");
        assertThat(api.get(ben, "/rag/" + id)).bodyText().contains("twenty-five");
        documents.delete(ana, handbook);
        assertThat(api.get(ben, "/rag/" + id)).bodyText().doesNotContain("twenty-five", "handbook");
    }

    @Test
    void whatIsDeletedIsTakenOutOfTheRowsToo() {
        var first = ask(ana, HOW_MUCH);
        documents.delete(ana, handbook);
        assertThat(documents.keptAnswer(first)).doesNotContain("twenty-five").contains(handbook);

        var second = ask(ana, "When is lunch?");
        assertThat(documents.keptAnswer(second)).contains("noon");
        api.delete(ana, "/datasets/" + dataset);
        assertThat(documents.keptAnswer(second)).doesNotContain("noon");
    }

    @Test
    void answersAreListedAndDeletedByWhoAsked() {
        var first = ask(ana, HOW_MUCH);
        var second = ask(ana, "When is lunch?");

        assertThat(json(api.get(ana, "/rag")).at("/items").values().stream()
                        .map(it -> it.at("/id").asString()))
                .containsExactly(second, first);
        var page = json(api.get(ana, "/rag?limit=1"));
        assertThat(json(api.get(ana, "/rag?limit=1&cursor=" + page.at("/next").asString()))
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(first);
        for (var other : List.of(people.member(), people.colleague(ana, "team_manager"), people.administrator())) {
            assertThat(api.get(other, "/rag/" + first)).hasStatus(404);
            assertThat(api.delete(other, "/rag/" + first)).hasStatus(404);
        }
        assertThat(api.delete(ana, "/rag/" + first)).hasStatus(204);
        assertThat(api.get(ana, "/rag/" + first)).hasStatus(404);
        assertThat(api.get(ana, "/audit?entityType=answer")).bodyText().contains("created", "deleted");
    }

    /** The id of an answer without a model. */
    private String ask(Person person, String question) {
        return text(api.post(person, "/rag", """
                {"question": "%s", "datasets": ["%s"], "model": "built-in"}""".formatted(question, dataset)), "/id");
    }
}
