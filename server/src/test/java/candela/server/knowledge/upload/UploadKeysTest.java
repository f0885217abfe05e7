package candela.server.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.knowledge.Library;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ServerTest
class UploadKeysTest {

    private final People people;
    private final Api api;
    private final Library library;
    private final MockMvcTester http;
    private Person ana;
    private String dataset;

    UploadKeysTest(People people, Api api, Library library, MockMvcTester http) {
        this.people = people;
        this.api = api;
        this.library = library;
        this.http = http;
        this.ana = people.member();
        this.dataset = library.dataset(ana);
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
        dataset = library.dataset(ana);
    }

    @Test
    void aProgramPutsDocumentsIntoTheDatasetOfItsKey() {
        var key = issued(ana, "Nightly");

        assertThat(send(key, "reports/june.md", "June was fine."))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"outcome": "created", "name": "june.md"}]}""");
        assertThat(send(key, "again.md", "June was fine.")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"outcome": "duplicate"}]}""");

        assertThat(api.get(ana, "/datasets/" + dataset + "/documents"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"items": [{"name": "june.md", "folder": "reports", "origin": "key"}]}""");
        assertThat(api.get(ana, "/datasets/" + dataset + "/upload-keys"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"items": [{"name": "Nightly", "uploads": 2, "lastDocument": "again.md"}]}""");
    }

    @Test
    void theKeyDoesNothingElse() {
        var key = issued(ana, "Nightly");

        for (var path : new String[] {"/me", "/datasets", "/datasets/" + dataset, "/api-keys", "/teams"}) {
            assertThat(api.send(HttpMethod.GET, key, path, null)).as(path).hasStatus(403);
        }
        assertThat(http.get()
                        .uri("/v1/models")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void aWrongKeyAKeyOfAnotherKindAndNobodyAreRefused() {
        assertThat(send("cdl_wrong", "a.md", "A")).hasStatus(401);
        var own = Api.text(
                api.post(ana, "/api-keys", "{\"name\": \"own\", \"scopes\": [\"dataset:write\", \"dataset:upload\"]}"),
                "/key");
        assertThat(send(own, "a.md", "A")).hasStatus(403);
        assertThat(send(ana.token(), "a.md", "A")).hasStatus(403);
        assertThat(http.perform(upload("a.md", "A"))).hasStatus(401);
    }

    @Test
    void aKeyThatWasTakenBackOpensNothing() {
        var key = issued(ana, "Nightly");
        var id = Api.text(api.get(ana, "/datasets/" + dataset + "/upload-keys"), "/items/0/id");

        assertThat(api.delete(ana, "/datasets/" + dataset + "/upload-keys/" + id))
                .hasStatus(204);

        assertThat(send(key, "a.md", "A")).hasStatus(401);
        assertThat(api.delete(ana, "/datasets/" + dataset + "/upload-keys/" + id))
                .hasStatus(404);
    }

    @Test
    void theOwnerTakesBackAKeyThatAnEditorMadeAndItsMakersRightsCount() {
        var editor = people.member();
        var shares = "{\"readers\": [], \"editors\": [\"%s\"]}"
                .formatted(editor.user().value());
        api.put(ana, "/datasets/" + dataset + "/shares", shares);
        var one = issued(editor, "One");
        var two = issued(editor, "Two");
        var id = Api.text(api.get(ana, "/datasets/" + dataset + "/upload-keys"), "/items/1/id");
        assertThat(send(one, "a.md", "A")).hasStatus(201);

        api.delete(ana, "/datasets/" + dataset + "/upload-keys/" + id);
        assertThat(send(one, "b.md", "B")).hasStatus(403);
        assertThat(send(two, "b.md", "B")).hasStatus(201);

        api.put(ana, "/datasets/" + dataset + "/shares", "{\"readers\": [], \"editors\": []}");
        assertThat(send(two, "c.md", "C")).hasStatus(403);
    }

    @Test
    void whoOnlyReadsTheDatasetMakesNoKey() {
        var ours = library.dataset(ana, "team");

        assertThat(api.post(people.colleague(ana, "member"), "/datasets/" + ours + "/upload-keys", "{\"name\": \"x\"}"))
                .hasStatus(403);
    }

    private String issued(Person person, String name) {
        var answer = api.post(person, "/datasets/" + dataset + "/upload-keys", "{\"name\": \"" + name + "\"}");
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/token");
    }

    private MvcTestResult send(String key, String name, String text) {
        return http.perform(upload(name, text).header(HttpHeaders.AUTHORIZATION, "Bearer " + key));
    }

    private static MockMultipartHttpServletRequestBuilder upload(String name, String text) {
        return MockMvcRequestBuilders.multipart("/v1/document_upload")
                .file(new MockMultipartFile("file", name, "text/markdown", text.getBytes(StandardCharsets.UTF_8)));
    }
}
