package candela.server.datasource.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Uploaded files that come in a newer version, or get further rows. */
@ServerTest
class UploadVersionTest {

    private static final String JANUARY = "day,region,amount\n2026-01-01,North,10\n2026-01-02,South,20\n";
    private static final String FEBRUARY = "day,region,amount\n2026-02-01,West,1.50\n";

    private final MockMvcTester http;
    private final Api api;
    private final People people;
    private Person owner;

    UploadVersionTest(MockMvcTester http, Api api, People people) {
        this.http = http;
        this.api = api;
        this.people = people;
        this.owner = people.member();
    }

    @BeforeEach
    void somebodyNew() {
        owner = people.member();
    }

    @Test
    void furtherRowsAreAppendedAndWhatWasAnsweredBeforeStays() {
        var id = uploaded();
        var before = asked(id);

        assertThat(send(owner, HttpMethod.POST, id, "february.csv", FEBRUARY))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{\"tables\": [{\"name\": \"sales\", \"rowCount\": 3}]}");
        assertThat(send(owner, HttpMethod.POST, id, "march.csv", FEBRUARY.replace("-02-", "-03-")))
                .hasStatus(200);

        assertThat(rows(asked(id))).isEqualTo("[[4,33.0]]");
        assertThat(rows(before)).isEqualTo("[[2,30]]");
        assertThat(api.get(owner, "/data-sources/" + id))
                .bodyJson()
                .extractingPath("$.rowCount")
                .isEqualTo(4);
    }

    @Test
    void otherColumnsAreNamedAndChangeNothing() {
        var id = uploaded();

        assertThat(send(owner, HttpMethod.POST, id, "february.csv", FEBRUARY.replace("region", "area")))
                .hasStatus(400)
                .bodyText()
                .contains("it lacks “region”", "only it has “area”");
        assertThat(rows(asked(id))).isEqualTo("[[2,30]]");
    }

    @Test
    void aNewerVersionTakesThePlaceOfTheFormer() {
        var id = uploaded();
        var before = asked(id);

        assertThat(send(owner, HttpMethod.PUT, id, "sales.csv", "amount,shop\n5,A\n"))
                .hasStatus(200);

        assertThat(rows(asked(id))).isEqualTo("[[1,5]]");
        assertThat(rows(before)).isEqualTo("[[2,30]]");
        assertThat(api.get(owner, "/data-sources/" + id + "/schema"))
                .bodyText()
                .contains("shop")
                .doesNotContain("region");
        assertThat(send(owner, HttpMethod.PUT, id, "sales.csv", "")).hasStatus(400);
        assertThat(rows(asked(id))).isEqualTo("[[1,5]]");
        assertThat(api.delete(owner, "/data-sources/" + id)).hasStatus(204);
    }

    @Test
    void whatAnAdministratorAppendsGoesWithTheOwnersSource() {
        var id = uploaded();

        assertThat(send(people.administrator(), HttpMethod.POST, id, "february.csv", FEBRUARY))
                .hasStatus(200);

        assertThat(rows(asked(id))).isEqualTo("[[3,31.5]]");
        assertThat(api.delete(owner, "/data-sources/" + id)).hasStatus(204);
    }

    @Test
    void theEncodingThatWasChosenHoldsForNewerVersionsAndFurtherRows() {
        var id = Api.text(cities(HttpMethod.POST, "upload", "Příbor", "windows-1250"), "/id");
        assertThat(city(id)).isEqualTo("Příbor");
        assertThat(api.get(owner, "/data-sources/" + id))
                .bodyJson()
                .extractingPath("$.encoding")
                .isEqualTo("windows-1250");

        assertThat(cities(HttpMethod.POST, id + "/files", "Řícmanice", null)).hasStatusOk();
        assertThat(city(id)).isEqualTo("Řícmanice");
        assertThat(cities(HttpMethod.PUT, id + "/files", "Ždánice", null)).hasStatusOk();
        assertThat(city(id)).isEqualTo("Ždánice");

        assertThat(cities(HttpMethod.PUT, id + "/files", "Příbor", "auto")).hasStatusOk();
        assertThat(city(id)).isEqualTo("Pøíbor");
    }

    @Test
    void anEncodingThatIsNotReadIsRefusedWithThoseThatAre() {
        assertThat(cities(HttpMethod.POST, "upload", "Příbor", "EBCDIC"))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"encoding\"", "“EBCDIC”", "auto, UTF-8", "Shift_JIS");
        assertThat(cities(HttpMethod.POST, "upload", "Příbor", "utf-8"))
                .hasStatus(400)
                .bodyText()
                .contains("no text in UTF-8");
    }

    /** A file in windows-1250, which nobody recognises. */
    private MvcTestResult cities(HttpMethod method, String path, String city, @Nullable String encoding) {
        var text = ("city\n" + city + "\n").getBytes(Charset.forName("windows-1250"));
        var request = multipart(method, "/api/v1/data-sources/" + path)
                .file(new MockMultipartFile("file", "cities.csv", "text/csv", text))
                .header(HttpHeaders.AUTHORIZATION, owner.bearer());
        return http.perform(encoding == null ? request : request.param("encoding", encoding));
    }

    /** The city that came last. */
    private String city(String id) {
        var rows = Api.json(api.get(owner, "/data-sources/" + id + "/preview?table=cities"))
                .at("/rows");
        return rows.get(rows.size() - 1).get(0).asString();
    }

    @Test
    void whoOnlyLooksMayNot() {
        var id = uploaded();
        assertThat(api.patch(owner, "/data-sources/" + id, "{\"visibility\": \"team\"}"))
                .hasStatus(200);

        assertThat(send(people.viewer(owner), HttpMethod.POST, id, "february.csv", FEBRUARY))
                .hasStatus(403);
    }

    private String uploaded() {
        var answer = http.perform(multipart("/api/v1/data-sources/upload")
                .file(csv("sales.csv", JANUARY))
                .param("name", "Sales")
                .header(HttpHeaders.AUTHORIZATION, owner.bearer()));
        return Api.text(answer, "/id");
    }

    private MvcTestResult send(Person person, HttpMethod method, String id, String name, String content) {
        return http.perform(multipart(method, "/api/v1/data-sources/" + id + "/files")
                .file(csv(name, content))
                .header(HttpHeaders.AUTHORIZATION, person.bearer()));
    }

    private static MockMultipartFile csv(String name, String content) {
        return new MockMultipartFile("file", name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    /** The id of a query that has been answered. */
    private String asked(String id) {
        var query = Api.text(api.post(owner, "/queries", """
                        {"dataSource": "%s", "sql": "SELECT count(*), sum(amount) FROM sales"}""".formatted(id)), "/id");
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        Api.text(api.get(owner, "/queries/" + query), "/status").equals("succeeded"));
        return query;
    }

    private String rows(String query) {
        return Api.json(api.get(owner, "/queries/" + query + "/results"))
                .path("items")
                .toString();
    }
}
