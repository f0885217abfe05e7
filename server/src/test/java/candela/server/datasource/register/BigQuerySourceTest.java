package candela.server.datasource.register;

import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.BigQueryServer;
import candela.engine.data.TestAuthority;
import candela.engine.data.TestProxy;
import candela.server.datasource.Connection;
import candela.server.platform.JsonColumn;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * BigQuery by its typed fields, by the API, with a server that speaks as the service does. From Google's own names to
 * it leads a proxy, since nobody can enter another address.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class BigQuerySourceTest {

    private final Api api;
    private final Person owner;
    private final Settings settings;
    private AutoCloseable belief;
    private BigQueryServer server;
    private TestProxy proxy;
    private int connected;

    BigQuerySourceTest(Api api, People people, Settings settings) {
        this.api = api;
        this.owner = people.member();
        this.settings = settings;
    }

    @BeforeAll
    void start() throws Exception {
        var authority = new TestAuthority("Google");
        belief = authority.believed(Files.createDirectories(settings.data("drivers")));
        server = BigQueryServer.start(authority);
        proxy = TestProxy.start(server.port());
        try (var data = server.owner();
                var statement = data.createStatement()) {
            statement.execute("CREATE TABLE parts AS SELECT 7 AS id, DATE '2024-05-01' AS made");
        }
    }

    @AfterAll
    void stop() throws Exception {
        proxy.close();
        server.close();
        belief.close();
    }

    private String body(String fields) {
        return """
                {"name": "Warehouse %d", "kind": "bigquery", %s, "proxy": {"protocol": "http", "host": "127.0.0.1", "port": %d, "username": "%s",
                 "password": "%s"}}""".formatted(++connected, fields, proxy.port(), TestProxy.USER, TestProxy.PASSWORD);
    }

    @Test
    void itIsConnectedByAProjectAndAKeyThatIsNeverTold(CapturedOutput log) {
        var fields = BigQueryServer.fields(server.source());
        var made = api.post(owner, "/data-sources", body(fields));
        assertThat(made).hasStatus(201);
        var source = "/data-sources/" + text(made, "/id");
        assertThat(proxy.reached()).contains("bigquery.googleapis.com:443", "oauth2.googleapis.com:443");

        assertThat(api.get(owner, source))
                .bodyText()
                .contains(
                        "\"database\":\"acme-data\"",
                        "\"username\":\"reader@acme-data.iam.gserviceaccount.com\"",
                        "\"dataset\":\"shop\",\"location\":\"EU\"")
                .doesNotContain("PRIVATE KEY");
        assertThat(api.get(owner, source + "/preview?table=parts")).bodyText().contains("2024-05-01");

        assertThat(api.patch(owner, source, "{\"connection\": {\"session\": {\"location\": \"\"}}}"))
                .as("the stored key holds")
                .hasStatusOk();
        assertThat(api.get(owner, source + "/preview?table=parts")).hasStatusOk();
        assertThat(server.asked().getLast().body().has("location")).isFalse();
        assertThat(log.getAll()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void aTestOfItTellsHowLongItTakesOrWhyNot() {
        var fields = BigQueryServer.fields(server.source());
        assertThat(api.post(owner, "/data-sources/test", body(fields)))
                .bodyText()
                .contains("\"ok\":true", "latencyMs");
        assertThat(api.post(owner, "/data-sources/test", body(fields.replace("\"shop\"", "\"shops\""))))
                .bodyText()
                .contains("\"ok\":false", "no dataset shops in the project acme-data in EU");
    }

    @Test
    void aLimitOnCostIsOneOnWhatIsRead() {
        var made = api.post(owner, "/data-sources", body(BigQueryServer.fields(server.source())));
        var source = "/data-sources/" + text(made, "/id");
        assertThat(api.put(owner, source + "/settings/max_cost", "{\"value\": 5}"))
                .hasStatus2xxSuccessful();
        assertThat(api.get(owner, source + "/preview?table=parts"))
                .hasStatus(400)
                .bodyText()
                .contains("would read more for this query than the limit of this source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"host\": \"evil.example\" | always reached at bigquery.googleapis.com",
                "\"host\": \"169.254.169.254\" | always reached at bigquery.googleapis.com",
                "\"port\": 8443 | always reached at bigquery.googleapis.com",
                "\"tunnel\": {\"host\": \"10.0.0.1\", \"username\": \"u\", \"password\": \"p\"} | ",
            })
    void nobodySendsTheKeyElsewhere(String field, String words) {
        var before = server.asked().size();
        assertThat(api.post(owner, "/data-sources/test", body(BigQueryServer.fields(server.source()) + ", " + field)))
                .bodyText()
                .doesNotContain("\"ok\":true")
                .contains(words == null ? "" : words);
        assertThat(server.asked()).hasSize(before);
    }

    /** What a session begins with had two parts before BigQuery had two of its own. */
    @Test
    void whatWasStoredBeforeIsStillRead() {
        assertThat(JsonColumn.MAPPER.readValue("{\"warehouse\": \"W\", \"role\": \"R\"}", Connection.Session.class))
                .isEqualTo(new Connection.Session("W", "R", "", ""));
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutAWordOfIt() {
        assertThat(api.post(
                        owner,
                        "/data-sources/test",
                        body("\"database\": \"acme-data\", \"session\": {\"key\": \"my-secret\"}")))
                .bodyText()
                .contains("not the key of a service account")
                .doesNotContain("my-secret");
        assertThat(api.post(owner, "/data-sources/test", body("\"database\": \"acme-data\"")))
                .hasStatus(400)
                .bodyText()
                .contains("Paste the key of a service account");
    }
}
