package candela.server.knowledge.retrieval;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static candela.server.testing.ScriptedModel.fails;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestDocuments;
import candela.server.testing.TestDocuments.Sheet;
import candela.server.testing.TestModels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is found, by whom. */
@ServerTest
class SearchingTest {

    private static final String LEAVE = "Every employee has twenty-five days of paid leave a year.";
    private static final String CANTEEN = "The canteen serves lunch from noon to two o'clock.";

    private final Api api;
    private final People people;
    private final TestDocuments documents;
    private final TestModels models;
    private final JsonMapper json;
    private final Person ana;
    private final Set<String> made = new HashSet<>();

    SearchingTest(Api api, People people, TestDocuments documents, TestModels models, JsonMapper json) {
        this.api = api;
        this.people = people;
        this.documents = documents;
        this.models = models;
        this.json = json;
        this.ana = people.member();
    }

    @Test
    void findsByMeaningAndTellsWhereItStands() {
        var dataset = dataset(ana, "Handbook", "private");
        var document = documents.put(ana, dataset, Sheet.of("handbook.txt", CANTEEN, LEAVE));

        var found = items(search(ana, "How much vacation do I get?")).getFirst();

        assertThat(found.at("/text").asString()).isEqualTo(LEAVE);
        assertThat(found.at("/document").asString()).isEqualTo(document);
        assertThat(found.at("/documentName").asString()).isEqualTo("handbook.txt");
        assertThat(found.at("/dataset").asString()).isEqualTo(dataset);
        assertThat(found.at("/datasetName").asString()).isEqualTo("Handbook");
        assertThat(found.at("/number").asInt()).isEqualTo(1);
        assertThat(found.at("/edition").asInt()).isEqualTo(1);
        assertThat(found.at("/begins").asInt()).isEqualTo(CANTEEN.length() + 1);
        assertThat(found.at("/ends").asInt()).isEqualTo(CANTEEN.length() + 1 + LEAVE.length());
        assertThat(found.at("/similarity").asDouble()).isBetween(Searching.THRESHOLD, 1.0);
        assertThat(found.at("/meaning").asDouble()).isPositive();
    }

    @Test
    void marksTheWordsOfTheQuestion() {
        put("Handbook", "private", LEAVE);

        var found = items(search(ana, "what about paid leave?")).getFirst();

        assertThat(found.at("/marks").values().stream()
                        .map(it -> LEAVE.substring(
                                it.at("/start").asInt(), it.at("/end").asInt())))
                .containsExactly("paid", "leave");
    }

    /** G-37: not the first passage of a document, but the best. */
    @Test
    void g37TheBestPassageOfADocumentIsFoundFirst() {
        var dataset = dataset(ana, "Handbook", "private");
        var many = new ArrayList<String>();
        for (var i = 0; i < 30; i++) {
            many.add("Room " + i + " of the office has a table and " + i + " chairs.");
        }
        many.add(LEAVE);
        documents.put(ana, dataset, Sheet.of("handbook.txt", many.toArray(String[]::new)));

        assertThat(texts(search(ana, "days of paid leave"))).startsWith(LEAVE);
    }

    @Test
    void whatIsPrivateIsFoundByItsOwnerAlone() {
        var dataset = put("Private", "private", LEAVE);
        var colleague = people.colleague(ana, "analyst");
        var eve = people.member();

        assertThat(texts(search(ana, "paid leave"))).containsExactly(LEAVE);
        for (var other : List.of(colleague, eve)) {
            assertThat(texts(search(other, "paid leave"))).isEmpty();
            assertThat(search(other, "paid leave", "\"datasets\": [\"" + dataset + "\"]"))
                    .hasStatus(404);
        }
        assertThat(search(ana, "paid leave", "\"datasets\": [\"" + UUID.randomUUID() + "\"]"))
                .hasStatus(404);
    }

    @Test
    void theTeamFindsWhatIsTheTeamsAndOthersDoNot() {
        put("Team", "team", LEAVE);
        var viewer = people.viewer(ana);

        assertThat(texts(search(viewer, "paid leave"))).containsExactly(LEAVE);
        assertThat(texts(search(people.member(), "paid leave"))).isEmpty();
    }

    @Test
    void whatIsTheCompanysIsFoundByEverybody() {
        var administrator = people.administrator();
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var dataset = dataset(administrator, "Company " + word, "company");
        documents.put(administrator, dataset, Sheet.of("all.txt", "The motto is " + word + "."));

        assertThat(texts(search(ana, "What is the motto " + word + "?"))).containsExactly("The motto is " + word + ".");
        assertThat(api.delete(administrator, "/datasets/" + dataset)).hasStatus(204);
        assertThat(texts(search(ana, "What is the motto " + word + "?"))).isEmpty();
    }

    @Test
    void sharingShowsAndUnsharingHidesAtOnce() {
        var dataset = put("Shared", "private", LEAVE);
        var ben = people.member();
        var shares = "/datasets/" + dataset + "/shares";

        assertThat(api.put(ana, shares, "{\"readers\": [\"" + ben.user().value() + "\"], \"editors\": []}"))
                .hasStatusOk();
        assertThat(texts(search(ben, "paid leave"))).containsExactly(LEAVE);
        assertThat(api.put(ana, shares, "{\"readers\": [], \"editors\": []}")).hasStatusOk();
        assertThat(texts(search(ben, "paid leave"))).isEmpty();
        assertThat(search(ben, "paid leave", "\"datasets\": [\"" + dataset + "\"]"))
                .hasStatus(404);
    }

    @Test
    void whatIsDeletedIsFoundNoMore() {
        var dataset = dataset(ana, "Gone", "private");
        var document = documents.put(ana, dataset, Sheet.of("a.txt", LEAVE));
        documents.put(ana, dataset, Sheet.of("b.txt", "Paid leave is asked for two weeks before."));
        assertThat(texts(search(ana, "paid leave"))).hasSize(2);

        documents.delete(ana, document);
        assertThat(texts(search(ana, "paid leave"))).containsExactly("Paid leave is asked for two weeks before.");
        api.delete(ana, "/datasets/" + dataset);
        assertThat(texts(search(ana, "paid leave"))).isEmpty();
    }

    @Test
    void aNewEditionTakesThePlaceOfTheOld() {
        var dataset = dataset(ana, "Editions", "private");
        var document = documents.put(ana, dataset, Sheet.of("a.txt", LEAVE));
        assertThat(texts(search(ana, "paid leave"))).containsExactly(LEAVE);

        documents.replace(document, 2, Sheet.of("a.txt", "Every employee has thirty days of paid leave."));

        var found = items(search(ana, "paid leave"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().at("/text").asString()).contains("thirty");
        assertThat(found.getFirst().at("/edition").asInt()).isEqualTo(2);
    }

    @Test
    void aDocumentIsFoundByItsNewName() {
        var dataset = dataset(ana, "Names", "private");
        var document = documents.put(ana, dataset, Sheet.of("a.txt", LEAVE));

        assertThat(api.patch(ana, "/documents/" + document, "{\"name\": \"zanzibar.txt\"}"))
                .hasStatusOk();

        for (var name : List.of("zanzibar.txt", "zanzibar")) {
            assertThat(items(search(ana, name, "\"threshold\": 0, \"datasets\": [\"" + dataset + "\"]"))
                            .getFirst()
                            .at("/words")
                            .asDouble())
                    .as(name)
                    .isPositive();
        }
    }

    @Test
    void filtersByDocumentKindMetadataAndTime() {
        var dataset = dataset(ana, "Filters", "private");
        var old = documents.put(
                ana,
                dataset,
                Sheet.of("old.txt", "Paid leave of old")
                        .kind("pdf")
                        .metadata(Map.of("year", "2020", "by", "Ana"))
                        .changedAt("2020-05-01T00:00:00Z"));
        documents.put(
                ana,
                dataset,
                Sheet.of("new.txt", "Paid leave of new")
                        .metadata(Map.of("year", "2026"))
                        .changedAt("2026-05-01T00:00:00Z"));
        var theOld = List.of("Paid leave of old");
        var theNew = List.of("Paid leave of new");

        assertThat(texts(search(ana, "paid leave", "\"documents\": [\"" + old + "\"]")))
                .isEqualTo(theOld);
        assertThat(texts(search(ana, "paid leave", "\"kinds\": [\"pdf\"]"))).isEqualTo(theOld);
        assertThat(texts(search(ana, "paid leave", "\"kinds\": [\"text/plain\"]")))
                .hasSize(2);
        assertThat(texts(search(ana, "paid leave", "\"metadata\": {\"year\": \"2026\"}")))
                .isEqualTo(theNew);
        assertThat(texts(search(ana, "paid leave", "\"metadata\": {\"year\": \"2020\", \"by\": \"Ana\"}")))
                .isEqualTo(theOld);
        assertThat(texts(search(ana, "paid leave", "\"metadata\": {\"year\": \"2020\", \"by\": \"Ben\"}")))
                .isEmpty();
        assertThat(texts(search(ana, "paid leave", "\"from\": \"2026-01-01T00:00:00Z\"")))
                .isEqualTo(theNew);
        assertThat(texts(search(ana, "paid leave", "\"before\": \"2026-01-01T00:00:00Z\"")))
                .isEqualTo(theOld);
        assertThat(search(people.member(), "paid leave", "\"documents\": [\"" + old + "\"]"))
                .hasStatus(404);
    }

    @Test
    void limitAndThresholdHaveEffect() {
        put(
                "Limits",
                "private",
                LEAVE,
                "Paid leave is asked for two weeks before.",
                "Leave that is not taken is lost.");

        assertThat(json(search(ana, "paid leave", "\"limit\": 1")).at("/items").size())
                .isEqualTo(1);
        assertThat(texts(search(ana, "paid leave", "\"threshold\": 0"))).hasSize(3);
        assertThat(texts(search(ana, "paid leave", "\"threshold\": 1"))).isEmpty();
        for (var wrong : List.of("\"limit\": 0", "\"limit\": 51", "\"threshold\": -0.1", "\"threshold\": 1.1")) {
            assertThat(search(ana, "paid leave", wrong))
                    .hasStatus(400)
                    .bodyText()
                    .contains(wrong.substring(1, 6));
        }
    }

    @Test
    void whatIsAboutSomethingElseIsBelowTheUsualThreshold() {
        put("Threshold", "private", LEAVE, CANTEEN, "Invoices are paid within thirty days of their receipt.");

        for (var question :
                List.of("How do volcanoes erupt?", "Who won the football cup?", "best pizza recipe with basil")) {
            assertThat(texts(search(ana, question))).as(question).isEmpty();
        }
        for (var question : List.of("vacation days", "When can I have lunch?", "payment terms for suppliers")) {
            assertThat(texts(search(ana, question))).as(question).isNotEmpty();
        }
    }

    @Test
    void vietnameseIsFoundWithAndWithoutItsAccents() {
        put("Tiếng Việt", "private", "Nhân viên ở Đà Nẵng được nghỉ phép mười hai ngày mỗi năm.", CANTEEN);

        for (var question : List.of("nghỉ phép ở Đà Nẵng", "nghi phep o da nang")) {
            assertThat(texts(search(ana, question)).getFirst()).as(question).startsWith("Nhân viên ở Đà Nẵng");
        }
    }

    @Test
    void nothingThatPeopleTypeIsSyntax() {
        put("Hostile", "private", LEAVE);

        for (var query : List.of(
                "paid AND (leave", "leave* OR \"paid", "dataset:secret^9 [a TO b] {}", "+-&&||!", "paid\0leave")) {
            assertThat(search(ana, query)).as(query).hasStatusOk();
        }
        assertThat(texts(search(ana, "paid\0leave"))).containsExactly(LEAVE);
        assertThat(search(ana, "x".repeat(10_000))).hasStatus(400).bodyText().contains("4000", "shorten");
        assertThat(search(ana, " \0 ")).hasStatus(400).bodyText().contains("query");
    }

    /** G-37: numbers of one model are never compared with those of another. */
    @Test
    void g37DatasetsOfDifferentModelsAreSearchedEachByItsOwn() {
        try (var upstream = new ScriptedModel()) {
            var model = models.add(ana, "embedder", upstream, "embeddings", "1", "0");
            var other = documents.dataset(ana, "Other model", "private", model);
            made.add(other);
            documents.put(ana, other, Sheet.of("other.txt", "Sailing boats").vector(0.9f, 0.4f));
            put("Built in", "private", LEAVE);

            var result = search(ana, "paid leave");

            assertThat(texts(result)).contains(LEAVE, "Sailing boats");
            assertThat(json(result).at("/notes").size()).isZero();

            upstream.then(fails(400, "out of order"));
            var words = search(ana, "sailing");
            assertThat(json(words).at("/notes").toString()).contains("Other model", "words");
            assertThat(texts(words)).contains("Sailing boats");
        }
    }

    @Test
    void searchingNeedsThePermissionToRead() {
        put("Permission", "private", LEAVE);
        var key = text(api.post(ana, "/api-keys", "{\"name\": \"k\", \"scopes\": [\"query:run\"]}"), "/key");

        assertThat(api.send(HttpMethod.POST, key, "/search", "{\"query\": \"paid leave\"}"))
                .hasStatus(403);
    }

    private String dataset(Person person, String name, String visibility) {
        var id = documents.dataset(person, name, visibility);
        made.add(id);
        return id;
    }

    private String put(String name, String visibility, String... passages) {
        var dataset = dataset(ana, name, visibility);
        documents.put(ana, dataset, Sheet.of(name + ".txt", passages));
        return dataset;
    }

    private MvcTestResult search(Person person, String query, String... more) {
        var body = json.createObjectNode().put("query", query).toString();
        var rest = more.length == 0 ? "" : ", " + String.join(", ", more);
        return api.post(person, "/search", body.substring(0, body.length() - 1) + rest + "}");
    }

    /** Of this test's people; whatever other tests showed to the whole company is found by them, too. */
    private List<JsonNode> items(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return json(result).at("/items").values().stream()
                .filter(it -> made.contains(it.at("/dataset").asString()))
                .toList();
    }

    private List<String> texts(MvcTestResult result) {
        return items(result).stream().map(it -> it.at("/text").asString()).toList();
    }
}
