package candela.server.datasource.schema;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ServerTest
class DescriptionsTest {

    private final MockMvcTester http;
    private final People people;
    private final Api api;
    private final Person ana;
    private final String source;

    DescriptionsTest(MockMvcTester http, People people, Api api) {
        this.http = http;
        this.people = people;
        this.api = api;
        this.ana = people.member();
        this.source =
                upload("region,amount,email\nNorth,10,a@example.com\nNorth,20,b@example.com\nSouth,5,c@example.com\n");
    }

    @Test
    void whatNobodyDescribedIsDescribedFromTheDataAndSaysSo() {
        assertThat(column("region", "en").at("/description").asString()).isEqualTo("One of: North, South.");
        assertThat(column("region", "vi").at("/description").asString()).isEqualTo("Một trong: North, South.");
        assertThat(column("amount", "en").at("/description").asString()).isEqualTo("A number from 5 to 20.");
        assertThat(column("amount", "en").at("/describedBy").asString()).isEqualTo("candela");
    }

    @Test
    void ofProtectedValuesIsSaidWhyTheyAreMissingAndNothingToWhoSeesThem() {
        api.patch(ana, "/data-sources/" + source, "{\"visibility\": \"team\"}");

        assertThat(column("email", "en").at("/samples").toString()).contains("a@example.com");
        assertThat(column("email", "en").at("/description").asString()).isEmpty();
        assertThat(column(people.colleague(ana, "analyst"), "email", "en")
                        .at("/description")
                        .asString())
                .isEqualTo("Values are not shown here: they are protected.");
    }

    @Test
    void peoplesWordsStandInItsPlaceAndTakenAwayItComesBack() {
        describe("what the order was worth");
        assertThat(column("amount", "en").at("/description").asString()).isEqualTo("what the order was worth");
        assertThat(column("amount", "en").at("/describedBy").asString()).isEqualTo("person");

        describe("");
        assertThat(column("amount", "en").at("/describedBy").asString()).isEqualTo("candela");
    }

    @Test
    void theParserReadsPeoplesWordsAndNotCandelas() {
        var body = "{\"dataSource\": \"" + source + "\", \"question\": \"total order worth by region\"}";
        describe("order worth");

        var answer = json(api.post(ana, "/queries", body));

        assertThat(answer.at("/sql").asString()).containsIgnoringCase("sum(").contains("amount");
    }

    @Test
    void noTimeForValuesLeavesTablesAndColumnsAlone() {
        assertThat(column("region", "en").at("/samples").toString()).contains("North");
        var administrator = people.administrator();

        api.put(administrator, "/settings/datasource.inspection_seconds", "{\"value\": 0}");
        try {
            assertThat(api.post(ana, "/data-sources/" + source + "/refresh", ""))
                    .hasStatusOk();
        } finally {
            api.put(administrator, "/settings/datasource.inspection_seconds", "{\"value\": 20}");
        }

        assertThat(column("region", "en").at("/type").asString()).isEqualTo("text");
        assertThat(column("region", "en").at("/samples").toString()).isEqualTo("[]");
        api.post(ana, "/data-sources/" + source + "/refresh", "");
        assertThat(column("region", "en").at("/samples").toString()).contains("North");
    }

    private void describe(String words) {
        assertThat(api.put(ana, "/data-sources/" + source + "/descriptions", """
                {"table": "sales", "column": "amount", "description": "%s"}""".formatted(words)))
                .hasStatus2xxSuccessful();
    }

    private JsonNode column(String name, String language) {
        return column(ana, name, language);
    }

    private JsonNode column(Person reader, String name, String language) {
        var answer = http.get()
                .uri("/api/v1/data-sources/" + source + "/schema")
                .header(HttpHeaders.AUTHORIZATION, reader.bearer())
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange();
        for (var it : json(answer).at("/tables/0/columns")) {
            if (it.at("/name").asString().equals(name)) {
                return it;
            }
        }
        throw new AssertionError(name);
    }

    private String upload(String rows) {
        var file = new MockMultipartFile("file", "sales.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file)
                        .param("name", "Sales")
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())),
                "/id");
    }
}
