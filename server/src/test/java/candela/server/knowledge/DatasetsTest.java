package candela.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class DatasetsTest {

    private final People people;
    private final Api api;
    private final Library library;
    private Person ana;

    DatasetsTest(People people, Api api, Library library) {
        this.people = people;
        this.api = api;
        this.library = library;
        this.ana = people.member();
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
    }

    @Test
    void aNewDatasetIsCutByTitlesWithTheUsualNumbersAndSearchedByTheBuiltInModel() {
        assertThat(api.post(ana, "/datasets", """
                {"name": " Contracts ", "description": "What we signed"}""")).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                        {"name": "Contracts", "description": "What we signed", "visibility": "private", "writable": true,
                         "shareable": true, "building": false, "model": "01900000-0000-7000-8000-000000000111",
                         "chunking": {"strategy": "by_title", "combineUnder": 500, "newAfter": 1000, "multipage": true},
                         "counts": {"documents": 0, "ready": 0, "failed": 0, "waiting": 0}}""");
    }

    @Test
    void combiningMoreThanAPassageMayHaveIsRefusedByItsName() {
        assertThat(api.post(ana, "/datasets", """
                {"name": "Wrong", "chunking": {"strategy": "by_title", "combineUnder": 600, "newAfter": 500}}""")).hasStatus(400).bodyText().contains("chunking", "0 to 500");
        assertThat(api.post(ana, "/datasets", """
                {"name": "Wrong", "chunking": {"strategy": "fixed", "size": 100, "overlap": 80}}""")).hasStatus(400);
        assertThat(api.get(ana, "/datasets"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void aModelThatMakesNoEmbeddingsIsRefused() {
        assertThat(api.post(ana, "/datasets", """
                {"name": "Wrong", "model": "01900000-0000-7000-8000-0000000001ff"}""")).hasStatus(400).bodyText().contains("model");
    }

    @Test
    void aTeamHasANameOnce() {
        api.post(ana, "/datasets", "{\"name\": \"Contracts\"}");

        assertThat(api.post(ana, "/datasets", "{\"name\": \"contracts\"}")).hasStatus(409);
        assertThat(api.post(people.member(), "/datasets", "{\"name\": \"Contracts\"}"))
                .hasStatus(201);
    }

    @Test
    void theTeamSeesWhatIsTheTeamsAndNobodyElseDoes() {
        var mine = library.dataset(ana);
        var ours = library.dataset(ana, "team");
        var colleague = people.colleague(ana, "member");

        assertThat(api.get(colleague, "/datasets/" + ours))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"writable": false, "shareable": false}""");
        assertThat(api.get(colleague, "/datasets/" + mine)).hasStatus(404);
        assertThat(api.get(people.member(), "/datasets/" + ours)).hasStatus(404);
        assertThat(library.upload(colleague, ours, "a.md", "May I?")).hasStatus(403);
    }

    @Test
    void onlyAnAdministratorShowsDocumentsToEverybody() {
        assertThat(api.post(ana, "/datasets", """
                {"name": "Ours", "visibility": "company"}""")).hasStatus(403);
        var mine = library.dataset(ana);
        assertThat(api.put(ana, "/datasets/" + mine, """
                {"name": "Mine", "visibility": "company"}""")).hasStatus(403);

        var all = library.dataset(people.administrator(), "company");
        assertThat(api.get(ana, "/datasets/" + all)).hasStatusOk();
    }

    @Test
    void whoItIsSharedWithReadsOrWritesUntilItIsNoLongerShared() {
        var mine = library.dataset(ana);
        var reader = people.member();
        var editor = people.member();
        assertThat(api.put(ana, "/datasets/" + mine + "/shares", """
                {"readers": ["%s"], "editors": ["%s"]}""".formatted(
                                reader.user().value(), editor.user().value())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.readers[0].kind")
                .isEqualTo("person");

        assertThat(api.get(reader, "/datasets/" + mine)).hasStatusOk();
        assertThat(library.upload(reader, mine, "r.md", "From a reader")).hasStatus(403);
        assertThat(library.upload(editor, mine, "e.md", "From an editor")).hasStatus(201);
        assertThat(api.put(editor, "/datasets/" + mine + "/shares", """
                {"readers": [], "editors": []}""")).hasStatus(403);
        assertThat(api.delete(editor, "/datasets/" + mine)).hasStatus(403);

        api.put(ana, "/datasets/" + mine + "/shares", "{\"readers\": [], \"editors\": []}");
        assertThat(api.get(reader, "/datasets/" + mine)).hasStatus(404);
        assertThat(api.get(editor, "/datasets/" + mine)).hasStatus(404);
    }

    @Test
    void itIsSharedWithATeamAndNotWithAStrangersTeam() {
        var mine = library.dataset(ana);
        var bo = people.member();
        assertThat(api.put(ana, "/datasets/" + mine + "/shares", """
                {"readers": ["%s"], "editors": []}""".formatted(
                                bo.team().value())))
                .hasStatus(400)
                .bodyText()
                .contains("readers");

        var colleague = people.colleague(bo, "member");
        assertThat(api.put(ana, "/datasets/" + mine + "/shares", """
                {"readers": ["%s"], "editors": []}""".formatted(
                                ana.team().value())))
                .hasStatusOk();
        assertThat(api.get(colleague, "/datasets/" + mine)).hasStatus(404);
        assertThat(api.get(people.colleague(ana, "viewer"), "/datasets/" + mine))
                .hasStatusOk();
    }

    @Test
    void aDatasetGoesWithItsDocuments() {
        var mine = library.dataset(ana);
        var document = library.text(ana, mine, "a.md", "Boats lie in the harbour.");

        assertThat(api.delete(ana, "/datasets/" + mine)).hasStatus(204);

        assertThat(api.get(ana, "/datasets/" + mine)).hasStatus(404);
        assertThat(api.get(ana, "/documents/" + document)).hasStatus(404);
    }

    @Test
    void whoReadsOnlyMakesNoDataset() {
        assertThat(api.post(people.viewer(ana), "/datasets", "{\"name\": \"Mine\"}"))
                .hasStatus(403);
    }
}
