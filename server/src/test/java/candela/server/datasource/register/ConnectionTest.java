package candela.server.datasource.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.reading.SourceReader;
import candela.server.platform.Actor;
import candela.server.platform.ForeignPostgres;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import com.jayway.jsonpath.JsonPath;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ConnectionTest {

    private static ForeignPostgres foreign;

    private final MockMvcTester http;
    private final People people;
    private final DataSources sources;
    private final SourceReader reader;
    private final HikariDataSource own;
    private Person owner;

    ConnectionTest(MockMvcTester http, People people, DataSources sources, SourceReader reader, HikariDataSource own) {
        this.http = http;
        this.people = people;
        this.reader = reader;
        this.sources = sources;
        this.own = own;
        this.owner = people.member();
    }

    @BeforeAll
    static void aShop() throws SQLException {
        foreign = ForeignPostgres.start();
        foreign.run("CREATE TABLE parts (id int PRIMARY KEY, name text NOT NULL, price numeric(10, 2))");
        foreign.run("INSERT INTO parts VALUES (1, 'bolt', 0.10), (2, 'nut', 0.20)");
        foreign.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    }

    @AfterAll
    static void closed() {
        foreign.close();
    }

    @BeforeEach
    void somebodyNew() {
        owner = people.member();
    }

    @Test
    void aDatabaseIsConnectedAndNeverTellsItsPassword() {
        var answer = connect("Parts");
        var id = id(answer);

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"name": "Parts", "kind": "postgresql", "tables": 1, "rowCount": 2, "visibility": "private", "mine": true}""");
        assertThat(send(HttpMethod.GET, "/" + id, "")).bodyJson().isLenientlyEqualTo("""
                {"connection": {"host": "127.0.0.1", "database": "shop", "username": "reader", "hasPassword": true}}""");
        for (var path : new String[] {"", "/" + id, "/" + id + "/schema"}) {
            assertThat(send(HttpMethod.GET, path, "")).bodyText().doesNotContain(ForeignPostgres.PASSWORD);
        }
        assertThat(answer).bodyText().doesNotContain(ForeignPostgres.PASSWORD);
        assertThat(send(HttpMethod.GET, "/" + id + "/preview?table=parts", ""))
                .bodyJson()
                .extractingPath("$.rows[0][1]")
                .isEqualTo("bolt");
    }

    @Test
    void aChangeWithoutAPasswordKeepsTheStoredOne() {
        var id = id(connect("Kept"));

        assertThat(send(HttpMethod.PATCH, "/" + id, """
                {"name": "Renamed", "connection": {"host": "127.0.0.1", "username": "reader"}}"""))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.connection.hasPassword")
                .isEqualTo(true);
        assertThat(send(HttpMethod.GET, "/" + id + "/preview?table=parts", "")).hasStatus(200);
    }

    @Test
    void aChangedConnectionThatFailsIsNotSaved() {
        var id = id(connect("Stays"));

        assertThat(send(HttpMethod.PATCH, "/" + id, """
                {"connection": {"password": "wrong"}}""")).hasStatus(400);
        assertThat(send(HttpMethod.GET, "/" + id + "/preview?table=parts", "")).hasStatus(200);
    }

    @Test
    void aStoredPasswordGoesNowhereElse() {
        var id = id(connect("Guarded"));

        assertThat(send(HttpMethod.PATCH, "/" + id, """
                {"connection": {"host": "127.0.0.2"}}"""))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("password");
        assertThat(send(HttpMethod.POST, "/test", """
                {"id": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": 1}""".formatted(id)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("password");
    }

    @Test
    void aTestTellsTheLatencyOrTheReasonAndSavesNothing() {
        assertThat(send(HttpMethod.POST, "/test", body("Trial", ForeignPostgres.PASSWORD)))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.ok")
                .isEqualTo(true);
        var failed = send(HttpMethod.POST, "/test", body("Trial", "wrong"));
        assertThat(failed).bodyJson().extractingPath("$.ok").isEqualTo(false);
        assertThat(failed).bodyJson().extractingPath("$.message").asString().containsIgnoringCase("password");
        assertThat(send(HttpMethod.GET, "?q=Trial", ""))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void aRefreshSaysWhatChangedInTheDatabase() throws SQLException {
        var id = id(connect("Changing"));
        foreign.run("CREATE TABLE bins (id int PRIMARY KEY)");
        foreign.run("GRANT SELECT ON bins TO reader");
        try {
            assertThat(send(HttpMethod.POST, "/" + id + "/refresh", ""))
                    .bodyJson()
                    .isLenientlyEqualTo("""
                    {"changed": true, "added": ["bins"], "removed": []}""");
        } finally {
            foreign.run("DROP TABLE bins");
        }
        assertThat(send(HttpMethod.POST, "/" + id + "/refresh", "")).bodyJson().isLenientlyEqualTo("""
                {"changed": true, "added": [], "removed": ["bins"]}""");
    }

    @Test
    void aDisabledSourceAnswersNothingNew() {
        var id = id(connect("Resting"));
        assertThat(send(HttpMethod.PATCH, "/" + id, """
                {"status": "disabled"}""")).hasStatus(200);

        assertThat(send(HttpMethod.GET, "/" + id + "/preview?table=parts", "")).hasStatus(409);
        assertThatThrownBy(() -> reader.open(owner.actor(), new DataSourceId(UUID.fromString(id))))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.kind()).isEqualTo(Problem.Kind.CONFLICT));
        assertThat(send(HttpMethod.GET, "/" + id, "")).hasStatus(200);
    }

    @Test
    void aStrangerFindsNothing() {
        var id = id(connect("Secret"));
        owner = people.member();

        assertThat(send(HttpMethod.GET, "/" + id, "")).hasStatus(404);
        assertThat(send(HttpMethod.GET, "/" + id + "/schema", "")).hasStatus(404);
        assertThat(send(HttpMethod.GET, "/" + id + "/preview?table=parts", "")).hasStatus(404);
        assertThat(send(HttpMethod.PATCH, "/" + id, "{\"name\": \"Mine\"}")).hasStatus(404);
        assertThat(send(HttpMethod.DELETE, "/" + id, "")).hasStatus(404);
        assertThat(send(HttpMethod.POST, "/" + id + "/refresh", "")).hasStatus(404);
        assertThat(send(HttpMethod.GET, "?q=Secret", ""))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void whoSeesASharedSourceReadsItButDoesNotChangeIt() {
        var id = id(connect("Shared"));
        send(HttpMethod.PATCH, "/" + id, "{\"visibility\": \"company\"}");
        owner = people.member();

        assertThat(send(HttpMethod.GET, "/" + id + "/preview?table=parts", "")).hasStatus(200);
        assertThat(send(HttpMethod.PATCH, "/" + id, "{\"name\": \"Mine\"}")).hasStatus(403);
        assertThat(send(HttpMethod.DELETE, "/" + id, "")).hasStatus(403);
        assertThat(send(HttpMethod.PUT, "/" + id + "/descriptions", """
                {"table": "parts", "description": "x"}""")).hasStatus(403);
    }

    @Test
    void theDemoIsChangedByAdministratorsOnly() {
        var demo = "/01900000-0000-7000-8000-000000000001";

        assertThat(send(HttpMethod.DELETE, demo, "")).hasStatus(403);
        owner = people.administrator();
        assertThat(send(HttpMethod.PUT, demo + "/descriptions", """
                {"table": "orders", "description": "What people ordered"}""")).hasStatus(204);
    }

    @Test
    void aViewerConnectsNothing() {
        var member = owner.actor();
        var viewer = Actor.person(member.user(), member.team(), Set.of("datasource:read"), member.origin());
        var form = new ConnectionForm(
                "127.0.0.1", foreign.port(), "shop", "reader", "x", null, null, null, null, null, null, null);

        assertThatThrownBy(() -> sources.connect(viewer, "Mine", Kind.POSTGRESQL, form, Visibility.PRIVATE))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void candelasOwnDatabaseIsNoSource() {
        var port = URI.create(own.getJdbcUrl().replace("jdbc:", "")).getPort();
        owner = people.administrator();

        assertThat(send(HttpMethod.POST, "", body("Own", "x").replace("" + foreign.port(), "" + port)))
                .hasStatus(400)
                .bodyText()
                .contains("Candela's own database");
    }

    @Test
    void addressesInsideTheNetworkAreRefused() {
        for (var host : new String[] {"169.254.169.254", "10.0.0.1", "::1"}) {
            assertThat(send(HttpMethod.POST, "/test", body("Inside", "x").replace("127.0.0.1", host)))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("host");
        }
    }

    @Test
    void aPathOutsideTheAllowedFoldersIsRefused() {
        for (var path : new String[] {"/etc/passwd", "../../secret.db", "target/test-data/keyset.json"}) {
            assertThat(send(HttpMethod.POST, "/test", """
                    {"name": "File", "kind": "sqlite", "path": "%s"}""".formatted(path)))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("path");
        }
    }

    @Test
    void anUnknownKindIsNamed() {
        assertThat(send(HttpMethod.POST, "", "{\"name\": \"X\", \"kind\": \"dbase\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("postgresql");
    }

    @Test
    void theAuditHidesThePassword() {
        var id = id(connect("Hidden"));
        owner = people.administrator();

        var entries = http.get()
                .uri("/api/v1/audit?entityType=data_source&entity=" + id)
                .header(HttpHeaders.AUTHORIZATION, owner.bearer())
                .exchange();
        assertThat(entries).bodyText().contains("***").doesNotContain(ForeignPostgres.PASSWORD);
    }

    private MvcTestResult connect(String name) {
        return send(HttpMethod.POST, "", body(name, ForeignPostgres.PASSWORD));
    }

    private static String body(String name, String password) {
        return """
                {"name": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop",
                 "username": "reader", "password": "%s", "tls": "disable"}""".formatted(name, foreign.port(), password);
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return http.method(method)
                .uri("/api/v1/data-sources" + path)
                .header(HttpHeaders.AUTHORIZATION, owner.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String id(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
