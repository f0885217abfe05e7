package candela.server.datasource.register;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.TestSsh;
import candela.server.platform.ForeignPostgres;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source behind an SSH server, by the API. */
@ServerTest
class ConnectionTunnelTest {

    private static ForeignPostgres foreign;
    private static TestSsh ssh;

    private final Api api;
    private final People people;
    private final Person owner;

    ConnectionTunnelTest(Api api, People people) {
        this.api = api;
        this.people = people;
        this.owner = people.member();
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        foreign = ForeignPostgres.start();
        foreign.run("CREATE TABLE parts (id int PRIMARY KEY)");
        foreign.run("INSERT INTO parts VALUES (7)");
        foreign.run("GRANT SELECT ON parts TO reader");
        ssh = TestSsh.start(folder, null);
    }

    @AfterAll
    static void stop() throws Exception {
        foreign.close();
        ssh.close();
    }

    @Test
    void theKeyOfTheServerIsToldOnceAndThenPinned() throws Exception {
        assertThat(api.post(owner, "/data-sources/test", body("127.0.0.1", "")))
                .bodyJson()
                .extractingPath("$.message")
                .asString()
                .contains(ssh.fingerprint());

        var made = api.post(owner, "/data-sources", body("127.0.0.1", ssh.fingerprint()));
        assertThat(made).hasStatus(201);
        var source = "/data-sources/" + Api.text(made, "/id");
        assertThat(api.get(owner, source + "/preview?table=parts"))
                .bodyJson()
                .extractingPath("$.rows[0][0]")
                .isEqualTo(7);
        assertThat(ssh.reached()).contains("localhost:" + foreign.port());
        assertThat(api.get(owner, source))
                .bodyText()
                .contains("\"username\":\"ana\"", ssh.fingerprint())
                .doesNotContain(TestSsh.PASSWORD);
        assertThat(api.get(people.administrator(), "/audit?entityType=data_source&entity=" + Api.text(made, "/id")))
                .bodyText()
                .contains("ana@127.0.0.1:" + ssh.port())
                .doesNotContain(TestSsh.PASSWORD);
    }

    @Test
    void whatIsStoredStaysWithItsServerAndGoesWithIt() throws Exception {
        var made = api.post(owner, "/data-sources", body("127.0.0.1", ssh.fingerprint()));
        var source = "/data-sources/" + Api.text(made, "/id");

        assertThat(api.patch(owner, source, """
                {"connection": {"tunnel": {"hostKey": "%s"}}}""".formatted(ssh.fingerprint()))).hasStatus(200);
        assertThat(api.get(owner, source + "/preview?table=parts")).hasStatus(200);

        assertThat(api.patch(owner, source, """
                {"connection": {"tunnel": {"host": "127.0.0.2"}}}"""))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("password");
        assertThat(api.patch(owner, source, """
                {"connection": {"host": "127.0.0.1", "password": "%s", "tunnel": {"host": ""}}}""".formatted(ForeignPostgres.PASSWORD)))
                .hasStatus(200)
                .bodyText()
                .doesNotContain("SHA256");
        assertThat(api.get(owner, source + "/preview?table=parts")).hasStatus(200);
    }

    @Test
    void aServerInAPrivateNetworkIsRefusedLikeAnyHost() throws Exception {
        for (var host : new String[] {"10.0.0.1", "169.254.169.254", "::1"}) {
            assertThat(api.post(owner, "/data-sources/test", body(host, ssh.fingerprint())))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("host");
        }
    }

    private static String body(String host, String hostKey) {
        return """
                {"name": "%s", "kind": "postgresql", "host": "localhost", "port": %d, "database": "shop",
                 "username": "reader", "password": "%s", "tls": "disable",
                 "tunnel": {"host": "%s", "port": %d, "username": "ana", "hostKey": "%s", "password": "%s"}}""".formatted(
                        UUID.randomUUID(),
                        foreign.port(),
                        ForeignPostgres.PASSWORD,
                        host,
                        ssh.port(),
                        hostKey,
                        TestSsh.PASSWORD);
    }
}
