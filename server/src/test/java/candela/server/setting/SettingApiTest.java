package candela.server.setting;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.SourceReader;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class SettingApiTest {

    private static final DataSourceId DEMO = new DataSourceId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private final MockMvcTester http;
    private final People people;
    private final SourceReader reader;
    private final Person administrator;

    SettingApiTest(MockMvcTester http, People people, SourceReader reader) {
        this.http = http;
        this.people = people;
        this.reader = reader;
        this.administrator = people.administrator();
    }

    @Test
    void theAdministratorSeesWhatHoldsAndWhatWouldHold() {
        assertThat(get(administrator, "settings"))
                .hasStatus(200)
                .bodyText()
                .contains("query.max_rows", "\"default\":10000");
    }

    @Test
    void aChangeHoldsAtOnceAndSaysWhoMadeIt() {
        assertThat(put(administrator, "query.timeout_seconds", "31"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.updatedBy")
                .isEqualTo(administrator.user().value().toString());
        assertThat(reader.open(administrator.actor(), DEMO).limits().time()).hasSeconds(31);

        put(administrator, "query.timeout_seconds", "30");
        assertThat(reader.open(administrator.actor(), DEMO).limits().time()).hasSeconds(30);
    }

    @Test
    void aBadValueIsInvalidAndNamed() {
        for (var bad : new String[] {"0", "\"many\"", "null", "[1]", "1.5", "99999999"}) {
            assertThat(put(administrator, "query.max_rows", bad))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("value");
        }
        assertThat(put(administrator, "network.allowed_addresses", "[\"10.0.0.0/99\"]"))
                .hasStatus(400);
    }

    @Test
    void anUnknownSettingIsNotFound() {
        assertThat(put(administrator, "query.nonsense", "1")).hasStatus(404);
    }

    @Test
    void whoMayNotChangeSettingsNeitherSeesNorChangesThem() {
        var member = people.member();

        assertThat(get(member, "settings")).hasStatus(403);
        assertThat(put(member, "query.max_rows", "5")).hasStatus(403);
    }

    @Test
    void theVersionAndTheShapeOfTheTablesAreTold() {
        var answer = get(people.member(), "version");

        assertThat(answer)
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.version")
                .asString()
                .isNotBlank();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.schemaVersion")
                .asString()
                .matches("\\d{3}");
    }

    private MvcTestResult get(Person person, String path) {
        return http.get()
                .uri("/api/v1/" + path)
                .header(HttpHeaders.AUTHORIZATION, person.bearer())
                .exchange();
    }

    private MvcTestResult put(Person person, String key, String value) {
        return http.put()
                .uri("/api/v1/settings/" + key)
                .header(HttpHeaders.AUTHORIZATION, person.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"value\": " + value + "}")
                .exchange();
    }
}
