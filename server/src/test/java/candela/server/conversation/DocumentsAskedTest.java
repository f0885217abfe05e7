package candela.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestDocuments;
import candela.server.testing.TestDocuments.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Documents that are asked in a conversation. */
@ServerTest
class DocumentsAskedTest {

    private static final String HOW_MUCH = "How many days of paid leave does an employee have?";

    private final Api api;
    private final People people;
    private final TestDocuments documents;
    private final Person ana;
    private String dataset = "";

    DocumentsAskedTest(Api api, People people, TestDocuments documents) {
        this.api = api;
        this.people = people;
        this.documents = documents;
        this.ana = people.member();
    }

    @BeforeEach
    void put() {
        dataset = documents.dataset(ana, "Handbook", "private");
        documents.put(
                ana, dataset, Sheet.of("handbook.txt", "Every employee has twenty-five days of paid leave a year."));
    }

    @Test
    void whatDocumentsAnsweredInAConversationStandsInIt() {
        var conversation = open(ana);

        var answer = asked(ana, conversation);

        assertThat(api.get(ana, "/conversations/" + conversation + "/messages"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"sequence": 1, "role": "user", "content": "%s", "query": null, "answer": "%s"},
                                   {"sequence": 2, "role": "assistant", "content": "", "query": null, "answer": "%2$s"}]}""".formatted(HOW_MUCH, answer));
        assertThat(api.get(ana, "/conversations/" + conversation)).bodyJson().isLenientlyEqualTo("""
                {"title": "%s", "messageCount": 2, "dataSource": null}""".formatted(
                        HOW_MUCH));
        assertThat(api.get(ana, "/conversations?q=employee")).bodyText().contains(conversation);
    }

    @Test
    void aConversationIsDeletedWithWhatDocumentsAnsweredInIt() {
        var conversation = open(ana);
        var answer = asked(ana, conversation);
        var elsewhere = Api.text(ask(ana, "{\"question\": \"%s\"}".formatted(HOW_MUCH)), "/id");

        assertThat(api.delete(ana, "/conversations/" + conversation)).hasStatus(204);

        assertThat(api.get(ana, "/rag/" + answer)).hasStatus(404);
        assertThat(api.get(ana, "/rag/" + elsewhere)).hasStatusOk();
    }

    @Test
    void nobodyWritesIntoAnothersConversationAndThenNoAnswerIsKept() {
        var conversation = open(people.member());

        assertThat(ask(ana, body(conversation))).hasStatus(404);

        assertThat(api.get(ana, "/rag")).bodyJson().isLenientlyEqualTo("{\"items\": []}");
    }

    private String open(Person person) {
        return Api.text(api.post(person, "/conversations", "{}"), "/id");
    }

    private String asked(Person person, String conversation) {
        var answer = ask(person, body(conversation));
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    private String body(String conversation) {
        return """
                {"question": "%s", "datasets": ["%s"], "conversation": "%s"}""".formatted(HOW_MUCH, dataset, conversation);
    }

    private MvcTestResult ask(Person person, String body) {
        return api.post(person, "/rag", body);
    }
}
