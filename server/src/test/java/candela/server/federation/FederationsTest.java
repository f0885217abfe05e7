package candela.server.federation;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.platform.ForeignPostgres;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** One statement over a PostgreSQL database and an uploaded file. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationsTest {

    private static final String BOTH = """
            SELECT t.manager, sum(o.amount) AS total FROM shop.orders o JOIN \\"Sales targets\\".targets t ON t.region = o.region
            GROUP BY t.manager ORDER BY t.manager""".replace("\n", " ");

    private final MockMvcTester http;
    private final Api api;
    private final Person ana;
    private final Person ben;
    private final Person stranger;
    private ForeignPostgres foreign;
    private String shop = "";
    private String targets = "";

    FederationsTest(MockMvcTester http, Api api, People people) {
        this.http = http;
        this.api = api;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.stranger = people.member();
    }

    @BeforeAll
    void laidOut() throws SQLException {
        foreign = ForeignPostgres.start();
        foreign.run("CREATE TABLE orders (id int PRIMARY KEY, region text, amount numeric(10,2), placed date)");
        foreign.run("INSERT INTO orders VALUES (1, 'North', 10.50, '2024-01-01'), (2, 'North', 20, '2024-02-01'),"
                + " (3, 'South', 5, NULL)");
        foreign.run("ALTER TABLE orders OWNER TO reader");
        shop = created(api.post(ana, "/data-sources", """
                {"name": "shop", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop", "username": "reader",
                 "password": "%s", "tls": "disable", "visibility": "team"}""".formatted(foreign.port(), ForeignPostgres.PASSWORD)));
        targets = upload("Sales targets", "targets", "region,manager,goal\nNorth,Mia,30\nSouth,Noah,40\n", "team");
        created(api.post(ana, "/data-sources/" + shop + "/policies", """
                {"name": "North alone", "kind": "row", "table": "orders", "rule": "region = 'North'",
                 "exempt": "data_policies:write"}"""));
    }

    @AfterAll
    void closed() {
        foreign.close();
    }

    @Test
    void aStatementBringsADatabaseAndAFileTogether() {
        var answer = run(ana, BOTH, shop, targets);

        assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("succeeded");
        assertThat(answer.at("/rows").toString()).isEqualTo("[[\"Mia\",30.5],[\"Noah\",5.0]]");
        assertThat(answer.at("/dataSourceName").asString()).isEqualTo("shop + Sales targets");
        assertThat(answer.at("/otherSources/0").asString()).isEqualTo(targets);
        var again = json(api.post(ana, "/queries/" + answer.at("/id").asString() + "/rerun", ""));
        assertThat(again.at("/rows").toString()).contains("Mia", "Noah");
    }

    @Test
    void thePoliciesOfEachSourceBind() {
        var answer = run(ben, BOTH, shop, targets);

        assertThat(answer.at("/rows").toString()).isEqualTo("[[\"Mia\",30.5]]");
        assertThat(answer.at("/policies/0/policy").asString()).isEqualTo("North alone");
        assertThat(run(ben, "SELECT count(*) FROM shop.orders WHERE region = 'South'", shop, targets)
                        .at("/rows")
                        .toString())
                .isEqualTo("[[0]]");
    }

    @Test
    void whoMaySeeOnlyOneOfThemFindsNothing() {
        var own = upload(stranger, "Own", "own", "region\nNorth\n", "private");

        assertThat(ask(stranger, "SELECT 1 FROM shop.orders", own, shop)).hasStatus(404);
        assertThat(ask(ben, "SELECT 1 FROM Own.own", shop, own)).hasStatus(404);
    }

    @Test
    void tablesAreNamedWithTheirSourceAndNothingElseIsReached() {
        var bare = run(ana, "SELECT * FROM orders", shop, targets).at("/error");
        assertThat(bare.at("/message").asString()).contains("write shop.orders");
        assertThat(run(ana, "SELECT * FROM shop.nothing", shop, targets)
                        .at("/error/code")
                        .asString())
                .isEqualTo("unknown-table");
        assertThat(run(ana, "SELECT * FROM read_csv('/etc/passwd')", shop, targets)
                        .at("/error/code")
                        .asString())
                .isNotEmpty();
        assertThat(ask(ana, "SELECT 1 FROM shop.orders", shop, shop)).hasStatus(400);
    }

    @Test
    void tooMuchIsRefusedWithTheWayOutUnlessItsConditionsKeepItSmall() throws SQLException {
        foreign.run("CREATE TABLE many AS SELECT n AS id, n % 10 AS kind FROM generate_series(1, 100005) n");
        foreign.run("ALTER TABLE many OWNER TO reader");
        assertThat(api.post(ana, "/data-sources/" + shop + "/refresh", "")).hasStatus(200);

        var refused = run(ana, "SELECT count(*) FROM shop.many m, \\\"Sales targets\\\".targets t", shop, targets)
                .at("/error");
        assertThat(refused.at("/code").asString()).as(refused.toString()).isEqualTo("too_large");
        assertThat(refused.at("/message").asString()).contains("100,000 rows", "shop.many", "condition", "Trino");
        assertThat(run(
                                ana,
                                "SELECT count(*) FROM shop.many m, \\\"Sales targets\\\".targets t WHERE m.kind = 3",
                                shop,
                                targets)
                        .at("/rows")
                        .toString())
                .isEqualTo("[[20002]]");
    }

    private JsonNode run(Person person, String sql, String first, String other) {
        var answer = ask(person, sql, first, other);
        assertThat(answer).hasStatus2xxSuccessful();
        return json(answer);
    }

    private MvcTestResult ask(Person person, String sql, String first, String other) {
        return api.post(
                person,
                "/queries",
                "{\"dataSource\": \"%s\", \"otherSources\": [\"%s\"], \"sql\": \"%s\"}".formatted(first, other, sql));
    }

    private String upload(String name, String table, String csv, String visibility) {
        return upload(ana, name, table, csv, visibility);
    }

    private String upload(Person person, String name, String table, String csv, String visibility) {
        var file = new MockMultipartFile("file", table + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        return created(http.perform(multipart("/api/v1/data-sources/upload")
                .file(file)
                .param("name", name)
                .param("visibility", visibility)
                .header(HttpHeaders.AUTHORIZATION, person.bearer())));
    }

    private static String created(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        return text(answer, "/id");
    }
}
