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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerTest
class ClassificationsTest {

    private static final String CUSTOMERS = """
            id,name,email,segment
            1,Ana Silva,ana@example.com,Retail
            2,Ben Meyer,ben@example.org,Retail
            3,Grace Okafor,grace@example.net,Trade
            """;

    private final MockMvcTester http;
    private final Api api;
    private final Person ana;
    private final Person ben;
    private final String source;

    ClassificationsTest(MockMvcTester http, People people, Api api) {
        this.http = http;
        this.api = api;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.source = upload();
    }

    @Test
    void personalDataIsProposedWithWhyAndConfirmedByWhom() {
        var proposed = of("email");
        assertThat(proposed.at("/status").asString()).isEqualTo("proposed");
        assertThat(proposed.at("/label").asString()).isEqualTo("email");
        assertThat(proposed.at("/level").asString()).isEqualTo("personal");
        assertThat(proposed.at("/reason").asString())
                .isEqualTo("3 of 3 samples are e-mail addresses, and the column's name says so");
        assertThat(of("name").at("/label").asString()).isEqualTo("person_name");

        assertThat(decide(ana, "email", "confirmed", null)).hasStatusOk();

        var confirmed = of("email");
        assertThat(confirmed.at("/status").asString()).isEqualTo("confirmed");
        assertThat(confirmed.at("/by").asString()).startsWith("Person");
        assertThat(api.get(ana, "/audit?entityType=data_source&entity=" + source))
                .bodyText()
                .contains("classification of customers.email", "email, confirmed");
    }

    @Test
    void whatWasRejectedIsNotProposedAgain() {
        decide(ana, "name", "rejected", null);

        api.post(ana, "/data-sources/" + source + "/refresh", "");

        assertThat(of("name").at("/status").asString()).isEqualTo("rejected");
        assertThat(of("email").at("/status").asString()).isEqualTo("proposed");
    }

    @Test
    void aClassIsSetByHandWhereNothingWasProposed() {
        assertThat(decide(ana, "segment", "confirmed", "confidential")).hasStatusOk();

        assertThat(of("segment").at("/level").asString()).isEqualTo("confidential");
        assertThat(decide(ana, "id", "confirmed", null)).hasStatus(400);
        assertThat(decide(ana, "id", "confirmed", "secret")).hasStatus(400);
        assertThat(decide(ana, "nothing", "confirmed", "email")).hasStatus(400);
    }

    @Test
    void onlyWhoKeepsTheSourceSeesSamplesOfWhatIsProtectedAndDecides() {
        assertThat(schema(ana)).bodyText().contains("ana@example.com", "Ana Silva");
        assertThat(schema(ben)).bodyText().contains("email", "Retail").doesNotContain("ana@example.com", "Silva");
        assertThat(decide(ben, "email", "rejected", null)).hasStatus(403);

        decide(ana, "email", "confirmed", null);
        assertThat(schema(ben)).bodyText().doesNotContain("ana@example.com");
        decide(ana, "email", "rejected", null);
        assertThat(schema(ben)).bodyText().contains("ana@example.com").doesNotContain("Silva");
    }

    private MvcTestResult schema(Person person) {
        return api.get(person, "/data-sources/" + source + "/schema");
    }

    private MvcTestResult decide(Person person, String column, String status, @Nullable String label) {
        var named = label == null ? "" : ", \"label\": \"" + label + "\"";
        return api.put(person, "/data-sources/" + source + "/classifications", """
                {"decisions": [{"table": "customers", "column": "%s", "status": "%s"%s}]}""".formatted(column, status, named));
    }

    private JsonNode of(String column) {
        for (var it : json(api.get(ana, "/data-sources/" + source + "/classifications"))
                .at("/items")) {
            if (it.at("/column").asString().equals(column)) {
                return it;
            }
        }
        throw new AssertionError("nothing is said of " + column);
    }

    private String upload() {
        var file =
                new MockMultipartFile("file", "customers.csv", "text/csv", CUSTOMERS.getBytes(StandardCharsets.UTF_8));
        var answer = http.perform(multipart("/api/v1/data-sources/upload")
                .file(file)
                .param("name", "Customers")
                .param("visibility", "team")
                .header(HttpHeaders.AUTHORIZATION, ana.bearer()));
        return text(answer, "/id");
    }
}
