package candela.server.datasource.register;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.TestAuthority;
import candela.engine.data.TestServer;
import candela.server.platform.JsonColumn;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A source reached over TLS with certificates of both sides, by the API. */
@ServerTest
class ConnectionTlsTest {

    private static final TestAuthority AUTHORITY = new TestAuthority("Good");
    private static final TestAuthority.Issued CLIENT = AUTHORITY.issue("candela.example");

    private static TestServer postgres;

    private final Api api;
    private final People people;
    private final Person owner;

    ConnectionTlsTest(Api api, People people) {
        this.api = api;
        this.people = people;
        this.owner = people.member();
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.securePostgreSql(AUTHORITY);
        try (var master = postgres.owner();
                var statement = master.createStatement()) {
            statement.execute("CREATE TABLE parts (id int)");
            statement.execute("INSERT INTO parts VALUES (7)");
            statement.execute("CREATE ROLE carded LOGIN PASSWORD '" + TestServer.PASSWORD + "'");
            statement.execute("GRANT SELECT ON parts TO carded");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void aSourceIsReachedWithCertificatesAndNeverTellsItsKey() {
        var made = api.post(owner, "/data-sources", body("Sealed", "localhost", papers()));
        assertThat(made).hasStatus(201);
        var source = "/data-sources/" + Api.text(made, "/id");

        var told = api.get(owner, source);
        assertThat(told).bodyText().contains("verify_full", "BEGIN CERTIFICATE").doesNotContain("PRIVATE KEY");
        assertThat(api.get(people.administrator(), "/audit?entityType=data_source&entity=" + Api.text(made, "/id")))
                .bodyText()
                .contains("VERIFY_FULL", "authority")
                .doesNotContain("PRIVATE KEY");
        assertThat(api.get(owner, source + "/preview?table=parts"))
                .bodyJson()
                .extractingPath("$.rows[0][0]")
                .isEqualTo(7);
    }

    @Test
    void aChangeWithoutAKeyKeepsTheStoredOneAndOneWithoutACertificateDropsIt() {
        var source = "/data-sources/"
                + Api.text(api.post(owner, "/data-sources", body("Kept", "localhost", papers())), "/id");

        assertThat(api.patch(owner, source, """
                {"connection": {"certificates": {"authority": %s}}}""".formatted(json(AUTHORITY.certificate()))))
                .hasStatus(200);
        assertThat(api.get(owner, source + "/preview?table=parts")).hasStatus(200);

        assertThat(api.patch(owner, source, """
                {"connection": {"certificates": {"client": ""}}}""")).hasStatus(400).bodyText().contains("wants a client's certificate");
        assertThat(api.get(owner, source + "/preview?table=parts")).hasStatus(200);
    }

    @Test
    void aWrongAuthorityAWrongNameAndAMissingCertificateAreToldWithTheWayOut() {
        var other = new TestAuthority("Other").certificate();
        assertThat(trial("localhost", Map.of("authority", other))).contains("comes from no authority that is trusted");
        assertThat(trial("127.0.0.1", papers())).contains("is for another host than “127.0.0.1”");
        assertThat(trial("localhost", Map.of("authority", AUTHORITY.certificate())))
                .contains("wants a client's certificate");
        assertThat(trial("localhost", Map.of("authority", "hello"))).contains("This is no certificate");
    }

    @Test
    void aUserWhoMayWriteIsToldOf() {
        var asMaster = body("Any", "localhost", papers()).replace("carded", "reader");
        assertThat(api.post(owner, "/data-sources/test", asMaster)).bodyJson().isLenientlyEqualTo("""
                {"ok": true, "mayWrite": true}""");
        assertThat(api.post(owner, "/data-sources/test", body("Any", "localhost", papers())))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"ok": true, "mayWrite": false}""");
    }

    private String trial(String host, Map<String, String> papers) {
        MvcTestResult answer = api.post(owner, "/data-sources/test", body("Any", host, papers));
        assertThat(answer).hasStatus(200).bodyJson().extractingPath("$.ok").isEqualTo(false);
        return Api.text(answer, "/message");
    }

    private static Map<String, String> papers() {
        return Map.of("authority", AUTHORITY.certificate(), "client", CLIENT.certificate(), "key", CLIENT.key());
    }

    private static String body(String name, String host, Map<String, String> papers) {
        var fields = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "kind",
                "postgresql",
                "host",
                host,
                "port",
                postgres.port(),
                "database",
                "shop",
                "username",
                "carded",
                "password",
                TestServer.PASSWORD,
                "tls",
                "verify_full"));
        fields.put("certificates", papers);
        return json(fields);
    }

    private static String json(Object value) {
        return JsonColumn.MAPPER.writeValueAsString(value);
    }
}
