package candela.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class DocumentsTest {

    private final People people;
    private final Api api;
    private final Library library;
    private Person ana;
    private String dataset;

    DocumentsTest(People people, Api api, Library library) {
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
    void theSameContentTwiceIsOneDocument() {
        var first = library.text(ana, dataset, "a.md", "Boats lie in the harbour.");

        assertThat(library.upload(ana, dataset, "b.md", "Boats lie in the harbour."))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"document": "%s", "outcome": "duplicate", "name": "b.md"}]}""".formatted(first));
        assertThat(names("")).containsExactly("a.md");
    }

    @Test
    void theSameNameWithAnotherContentIsANewerEdition() {
        var first = library.text(ana, dataset, "a.md", "One");

        assertThat(library.upload(ana, dataset, "A.md", "Two")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"document": "%s", "outcome": "new_edition"}]}""".formatted(first));
        assertThat(api.get(ana, "/documents/" + first)).bodyJson().isLenientlyEqualTo("""
                {"name": "a.md", "edition": 2, "origin": "upload", "size": 3}""");
        assertThat(library.upload(
                        ana,
                        "/documents/" + first + "/content",
                        HttpMethod.PUT,
                        new MockMultipartFile("file", "other name.md", "text/markdown", new byte[] {'3'})))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"outcome\": \"new_edition\"}");
        assertThat(api.get(ana, "/documents/" + first)).bodyJson().isLenientlyEqualTo("""
                {"name": "a.md", "edition": 3, "size": 1}""");
    }

    @Test
    void filesOfAFolderStayInTheirFoldersAndOneThatIsWrongConcernsNoOther() {
        var answer = library.upload(
                ana,
                "/datasets/" + dataset + "/documents",
                HttpMethod.POST,
                file("papers/2026/one.md", "One"),
                file("papers/two, three.md", "Two"),
                file("../../etc/passwd", "root"),
                file("empty.md", ""),
                file("nul\0.md", "Three"));

        assertThat(answer).hasStatus(201);
        assertThat(Api.json(answer)
                        .at("/items")
                        .valueStream()
                        .map(it -> it.get("outcome").asString()))
                .containsExactly("created", "created", "refused", "refused", "created");
        assertThat(names("?folder=papers/2026")).containsExactly("one.md");
        assertThat(names("?folder=")).containsExactly("nul.md");
        assertThat(Api.json(api.get(ana, "/datasets/" + dataset + "/folders"))
                        .at("/items")
                        .toString())
                .isEqualTo("""
                        [{"folder":"","documents":1},{"folder":"papers","documents":1},{"folder":"papers/2026","documents":1}]""");
    }

    @Test
    void aListIsReadPageByPageAndByName() {
        for (var name : new String[] {"c.md", "a.md", "b.md"}) {
            library.text(ana, dataset, name, "Text of " + name);
        }

        var first = api.get(ana, "/datasets/" + dataset + "/documents?limit=2");
        assertThat(first).bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("a.md", "b.md");
        assertThat(names("?limit=2&cursor=" + Api.text(first, "/next"))).containsExactly("c.md");
        assertThat(names("?q=B.m")).containsExactly("b.md");
        assertThat(names("?status=failed")).isEmpty();
        assertThat(api.get(ana, "/datasets/" + dataset + "/documents?cursor=nonsense"))
                .hasStatus(400);
        assertThat(api.get(ana, "/datasets/" + dataset + "/documents?status=lost"))
                .hasStatus(400);
    }

    @Test
    void documentsAndFoldersAreRenamedAndMoved() {
        var one = library.text(ana, dataset, "papers/2026/one.md", "One");
        library.text(ana, dataset, "two.md", "Two");

        assertThat(api.patch(ana, "/documents/" + one, """
                {"name": "first.md", "metadata": {"author": "An"}}"""))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"name": "first.md", "folder": "papers/2026", "metadata": {"author": "An"}}""");
        assertThat(api.post(ana, "/datasets/" + dataset + "/folders/rename", """
                {"from": "papers", "to": "archive/papers"}"""))
                .hasStatus(204);
        assertThat(names("?folder=archive/papers/2026")).containsExactly("first.md");
        assertThat(api.patch(ana, "/documents/" + one, """
                {"folder": "", "name": "TWO.md"}""")).hasStatus(409);
        assertThat(api.patch(ana, "/documents/" + one, "{\"name\": \"a/b\"}")).hasStatus(400);
        assertThat(api.patch(ana, "/documents/" + one, "{\"folder\": \"../up\"}"))
                .hasStatus(400);
        assertThat(api.post(ana, "/datasets/" + dataset + "/folders/rename", """
                {"from": "archive", "to": "archive/in/itself"}"""))
                .hasStatus(400);
    }

    @Test
    void manyDocumentsAreMovedAndDeletedAtOnceOrNoneOfThem() {
        var one = library.text(ana, dataset, "one.md", "One text");
        var two = library.text(ana, dataset, "two.md", "Another text");
        var other = library.dataset(ana);
        var twin = library.text(ana, other, "two.md", "A third text");
        var ben = people.member();
        var strangers = library.text(ben, library.dataset(ben), "his.md", "His text");
        var both = "[\"%s\", \"%s\"]".formatted(one, two);

        assertThat(api.post(ana, "/documents/move", """
                {"documents": %s, "folder": "", "dataset": "%s"}""".formatted(both, other)))
                .hasStatus(409)
                .bodyText()
                .contains("two.md");
        assertThat(api.get(ana, "/documents/" + one)).bodyJson().isLenientlyEqualTo("""
                {"dataset": "%s"}""".formatted(dataset));
        assertThat(api.post(ana, "/documents/move", """
                {"documents": %s, "folder": "old/2025", "dataset": "%s"}""".formatted(both, other))).hasStatus(204);
        assertThat(api.get(ana, "/documents/" + two)).bodyJson().isLenientlyEqualTo("""
                {"dataset": "%s", "folder": "old/2025"}""".formatted(other));

        assertThat(api.post(ana, "/documents/delete", """
                {"documents": ["%s", "%s"]}""".formatted(one, strangers)))
                .hasStatus(404);
        assertThat(api.get(ana, "/documents/" + one)).hasStatusOk();
        assertThat(api.post(ana, "/documents/delete", """
                {"documents": ["%s", "%s", "%1$s"]}""".formatted(one, twin))).hasStatus(204);
        assertThat(api.get(ana, "/documents/" + one)).hasStatus(404);
        assertThat(api.get(ana, "/documents/" + twin)).hasStatus(404);
        assertThat(api.post(ana, "/documents/delete", "{\"documents\": []}"))
                .hasStatus(400)
                .bodyText()
                .contains("documents");
    }

    @Test
    void aDocumentMovesIntoAnotherDatasetThatOneMayWrite() {
        var one = library.text(ana, dataset, "one.md", "One");
        var other = library.dataset(ana);
        var foreign = library.dataset(people.member());

        assertThat(api.patch(ana, "/documents/" + one, "{\"dataset\": \"%s\"}".formatted(foreign)))
                .hasStatus(404);
        assertThat(api.patch(ana, "/documents/" + one, "{\"dataset\": \"%s\"}".formatted(other)))
                .hasStatusOk();
        assertThat(names("")).isEmpty();
        assertThat(api.get(ana, "/documents/" + one))
                .bodyJson()
                .extractingPath("$.dataset")
                .isEqualTo(other);
    }

    @Test
    void whatIsNoPdfIsSavedAndNeverShownInPlace() {
        var page = library.text(ana, dataset, "page.html", "<script>alert(1)</script>");

        var answer = api.get(ana, "/documents/" + page + "/content?inline=true");

        assertThat(answer).hasStatusOk().bodyText().isEqualTo("<script>alert(1)</script>");
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/octet-stream");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(answer.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aDatasetIsTakenAlongWithItsFolders() throws IOException {
        library.text(ana, dataset, "papers/one.md", "One");
        library.text(ana, dataset, "documents.json", "Two");

        var files = unzip(
                api.get(ana, "/datasets/" + dataset + "/export").getResponse().getContentAsByteArray());

        assertThat(files)
                .containsEntry("documents/papers/one.md", "One")
                .containsEntry("documents/documents.json", "Two")
                .hasSize(3);
        assertThat(files.get("documents.json")).contains("\"path\" : \"documents/papers/one.md\"");
    }

    @Test
    void aTextIsADocument() {
        assertThat(api.post(ana, "/datasets/" + dataset + "/texts", """
                {"name": "Holidays", "text": "# Holidays\\n\\n30 days", "folder": "rules"}"""))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("{\"outcome\": \"created\", \"name\": \"Holidays.md\"}");
        assertThat(api.post(ana, "/datasets/" + dataset + "/texts", """
                {"name": "Empty", "text": " "}""")).hasStatus(400);
        assertThat(names("?folder=rules")).containsExactly("Holidays.md");
    }

    @Test
    void whatAnAddressLeadsToIsADocument() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", it -> {
            it.getResponseHeaders().set("Location", "/docs/policy");
            it.sendResponseHeaders(302, -1);
            it.close();
        });
        server.createContext("/away", it -> {
            it.getResponseHeaders().set("Location", "http://10.0.0.1/secret");
            it.sendResponseHeaders(302, -1);
            it.close();
        });
        server.createContext("/docs/policy", it -> {
            it.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            var body = "<h1>Policy</h1>".getBytes(StandardCharsets.UTF_8);
            it.sendResponseHeaders(200, body.length);
            it.getResponseBody().write(body);
            it.close();
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            var answer = link(base + "/moved");
            assertThat(answer).hasStatus(201);
            assertThat(api.get(ana, "/documents/" + Api.text(answer, "/document")))
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            {"name": "policy.html", "origin": "url", "sourceUrl": "%s/docs/policy", "mime": "text/html"}""".formatted(base));
            assertThat(link(base + "/nothing")).hasStatus(400).bodyText().contains("url", "404");
            assertThat(link(base + "/away")).hasStatus(400);
        } finally {
            server.stop(0);
        }
        assertThat(link("http://10.0.0.1/")).hasStatus(400);
        assertThat(link("file:///etc/passwd")).hasStatus(400).bodyText().contains("url");
        assertThat(names("")).containsExactly("policy.html");
    }

    @Test
    void aDeletedDocumentIsGone() {
        var one = library.text(ana, dataset, "one.md", "One");

        assertThat(api.delete(ana, "/documents/" + one)).hasStatus(204);

        assertThat(api.get(ana, "/documents/" + one)).hasStatus(404);
        assertThat(names("")).isEmpty();
        assertThat(library.upload(ana, dataset, "one.md", "One")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"outcome": "created"}]}""");
    }

    private MvcTestResult link(String address) {
        return api.post(ana, "/datasets/" + dataset + "/links", "{\"url\": \"" + address + "\"}");
    }

    private List<String> names(String query) {
        return Api.json(api.get(ana, "/datasets/" + dataset + "/documents" + query))
                .at("/items")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
    }

    private static MockMultipartFile file(String name, String text) {
        return new MockMultipartFile("file", name, "text/markdown", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> unzip(byte[] archive) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
