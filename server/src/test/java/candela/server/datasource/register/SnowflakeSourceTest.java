package candela.server.datasource.register;

import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.ServerKind;
import candela.engine.data.SnowflakeServer;
import candela.engine.data.TestAuthority;
import candela.engine.data.TestDrivers;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Snowflake by its typed fields, by the API, with a server that speaks as the service does. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnowflakeSourceTest {

    private final Api api;
    private final Person owner;
    private final Settings settings;
    private AutoCloseable belief;
    private SnowflakeServer server;
    private String key;

    SnowflakeSourceTest(Api api, People people, Settings settings) {
        this.api = api;
        this.owner = people.member();
        this.settings = settings;
    }

    @BeforeAll
    void start() throws Exception {
        var drivers = Files.createDirectories(settings.data("drivers"));
        TestDrivers.with(ServerKind.SNOWFLAKE, drivers);
        var authority = new TestAuthority("Service");
        belief = authority.believed(drivers);
        server = SnowflakeServer.start(authority);
        try (var data = server.owner();
                var statement = data.createStatement()) {
            statement.execute("CREATE TABLE parts AS SELECT 7 AS id, DATE '2024-05-01' AS made");
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        server.knows(pair.getPublic());
        key = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\\n-----END PRIVATE KEY-----";
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.close();
            belief.close();
        }
    }

    private String body(String tls, String session) {
        return """
                {"name": "Cloud", "kind": "snowflake", "host": "localhost", "port": %d, "database": "SHOP.PUBLIC",
                 "username": "reader", "tls": "%s", "session": %s}""".formatted(server.port(), tls, session);
    }

    @Test
    void itIsConnectedByKeyAndNeverTellsIt() {
        var made = api.post(
                owner,
                "/data-sources",
                body("verify_full", "{\"warehouse\": \"COMPUTE\", \"role\": \"ANALYST\", \"key\": \"" + key + "\"}"));
        assertThat(made).hasStatus(201);
        var source = "/data-sources/" + text(made, "/id");
        assertThat(server.logins().getLast().byKey()).isTrue();
        assertThat(server.logins().getLast().fields())
                .containsEntry("warehouse", "COMPUTE")
                .containsEntry("roleName", "ANALYST");

        assertThat(api.get(owner, source))
                .bodyText()
                .contains("\"session\":{\"warehouse\":\"COMPUTE\",\"role\":\"ANALYST\"")
                .doesNotContain("PRIVATE KEY");
        assertThat(api.get(owner, source + "/preview?table=PARTS")).bodyText().contains("2024-05-01");

        assertThat(api.patch(owner, source, "{\"connection\": {\"session\": {\"warehouse\": \"OTHER\"}}}"))
                .hasStatusOk();
        assertThat(api.get(owner, source + "/preview?table=PARTS")).hasStatusOk();
        var login = server.logins().getLast();
        assertThat(login.fields()).containsEntry("warehouse", "OTHER").containsEntry("roleName", "ANALYST");
        assertThat(login.byKey()).as("the stored key holds").isTrue();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(api.post(owner, "/data-sources/test", body("require", "{}")))
                .bodyText()
                .contains("verify_full");
        assertThat(api.post(owner, "/data-sources/test", body("verify_full", "{\"key\": \"x\"}")))
                .bodyText()
                .contains("no private key that can be read");
        assertThat(api.post(
                        owner,
                        "/data-sources/test",
                        body("verify_full", "{\"warehouse\": \"W\"}").replace("snowflake", "clickhouse")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("session");
    }
}
