package candela.server.query;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.platform.ForeignPostgres;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Whether the source is asked again for what it was asked before shows by what changed there in between. */
@ServerTest
class KeptResultsTest {

    private static ForeignPostgres foreign;

    private final MockMvcTester http;
    private final Api api;
    private final TestClock clock;
    private final Person ana;
    private final Person ben;
    private final String table = "sales_" + UUID.randomUUID().toString().replace("-", "");
    private final String sum = "SELECT sum(amount) AS total FROM " + table;

    KeptResultsTest(MockMvcTester http, Api api, TestClock clock, People people) {
        this.http = http;
        this.api = api;
        this.clock = clock;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
    }

    @BeforeAll
    static void aShop() throws SQLException {
        foreign = ForeignPostgres.start();
    }

    @AfterAll
    static void closed() {
        foreign.close();
    }

    @Test
    void theSameIsShownAgainToWhomeverTheSourceWouldAnswerTheSame() throws SQLException {
        var source = database();
        var first = run(ana, source, sum);
        sell(100);

        var again = run(ben, source, sum + " -- the same but for a remark");

        assertThat(first.at("/cached").asBoolean()).isFalse();
        assertThat(first.at("/asOf").asString())
                .isEqualTo(first.at("/startedAt").asString());
        assertThat(total(again)).isEqualTo(30);
        assertThat(again.at("/cached").asBoolean()).isTrue();
        assertThat(Instant.parse(again.at("/asOf").asString()))
                .isEqualTo(Instant.parse(first.at("/asOf").asString()));
        assertThat(again.at("/answer").asString()).isNotEmpty();
        assertThat(run(ana, source, sum + " WHERE amount > 0").at("/cached").asBoolean())
                .isFalse();
    }

    @Test
    void whoAsksForItGetsWhatHoldsNowAndSoDoThoseAfter() throws SQLException {
        var source = database();
        var first = run(ana, source, sum);
        sell(100);

        var fresh = json(api.post(ana, "/queries", """
                {"dataSource": "%s", "sql": "%s", "refresh": true}""".formatted(source, sum)));
        assertThat(total(fresh)).isEqualTo(130);
        assertThat(fresh.at("/cached").asBoolean()).isFalse();
        assertThat(total(run(ben, source, sum))).isEqualTo(130);

        sell(1000);
        var again = api.post(ana, "/queries/" + first.at("/id").asString() + "/rerun", "");
        assertThat(total(json(again))).isEqualTo(1130);
        assertThat(json(again).at("/cached").asBoolean()).isFalse();
    }

    @Test
    void anAnswerGrowsOldAndNoneIsKeptWhereThatIsSet() throws SQLException {
        var source = database();
        run(ana, source, sum);
        sell(100);
        clock.advance(Duration.ofMinutes(4));
        assertThat(total(run(ana, source, sum))).isEqualTo(30);
        clock.advance(Duration.ofMinutes(2));
        assertThat(total(run(ana, source, sum))).isEqualTo(130);

        api.put(ana, "/data-sources/" + source + "/settings/cache_minutes", "{\"value\": 0}");
        run(ana, source, sum);
        sell(1000);
        assertThat(total(run(ana, source, sum))).isEqualTo(1130);
    }

    @Test
    void whomAnotherPolicyBindsGetsNothingOfIt() throws SQLException {
        var source = database();
        assertThat(total(run(ana, source, sum))).isEqualTo(30);

        var policy = text(bind(source, "region = 'North'"), "/id");
        assertThat(total(run(ben, source, sum))).isEqualTo(10);
        assertThat(run(ben, source, sum).at("/cached").asBoolean()).isTrue();
        assertThat(total(run(ana, source, sum))).isEqualTo(30);

        assertThat(api.delete(ana, "/data-sources/" + source + "/policies/" + policy))
                .hasStatus(204);
        bind(source, "region = 'South'");
        assertThat(total(run(ben, source, sum))).isEqualTo(20);
    }

    @Test
    void whatIsKeptFollowsTheSwitchOfAPolicy() throws SQLException {
        var source = database();
        var place = "/data-sources/" + source + "/policies/" + text(bind(source, "region = 'North'"), "/id");
        assertThat(total(run(ana, source, sum))).isEqualTo(30);
        assertThat(total(run(ben, source, sum))).isEqualTo(10);

        turn(place, false);
        assertThat(total(run(ben, source, sum))).isEqualTo(30);
        assertThat(run(ben, source, sum).at("/cached").asBoolean()).isTrue();

        turn(place, true);
        assertThat(total(run(ben, source, sum))).isEqualTo(10);
    }

    private void turn(String policy, boolean on) {
        var before = api.get(ana, policy);
        var body = """
                {"name": "%1$s", "kind": "row", "table": "%2$s", "rule": "%1$s", "exempt": "data_policies:write", "enabled": %3$s}""".formatted(text(before, "/rule"), table, on);
        assertThat(http.put()
                        .uri("/api/v1" + policy)
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())
                        .header(
                                HttpHeaders.IF_MATCH,
                                Objects.requireNonNull(before.getResponse().getHeader(HttpHeaders.ETAG)))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatusOk();
    }

    @Test
    void anAnswerOutlivesTheOneThatItsRowsCameFrom() throws SQLException {
        var source = database();
        var first = run(ana, source, sum);
        var second = run(ben, source, sum);
        sell(100);

        assertThat(api.delete(ana, "/queries/" + first.at("/id").asString())).hasStatus(204);

        var kept = json(api.get(ben, "/queries/" + second.at("/id").asString()));
        assertThat(total(kept)).isEqualTo(30);
        assertThat(total(run(ana, source, sum))).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {", now()", ", random()", ", CURRENT_DATE", ", 'today'::date"})
    void timeAndChanceAreAskedEachTime(String changing) throws SQLException {
        var source = database();
        var sql = "SELECT sum(amount) AS total" + changing + " FROM " + table;
        run(ana, source, sql);
        sell(100);

        assertThat(total(run(ana, source, sql))).isEqualTo(130);
    }

    @Test
    void aFailureIsNotKept() throws SQLException {
        var source = database();
        var sql = "SELECT sum(amount) / (count(*) - 2) AS total FROM " + table;
        assertThat(run(ana, source, sql).at("/status").asString()).isEqualTo("failed");
        sell(30);

        assertThat(total(run(ana, source, sql))).isEqualTo(60);
    }

    @Test
    void filesAreAskedAgainOnlyWhenTheyChange() {
        var id = text(send("upload", "sales", "region,amount\nNorth,10\nSouth,20\n"), "/id");
        run(ana, id, "SELECT sum(amount) AS total FROM sales");
        clock.advance(Duration.ofMinutes(10));
        assertThat(run(ben, id, "SELECT sum(amount) AS total FROM sales")
                        .at("/cached")
                        .asBoolean())
                .isTrue();

        assertThat(send(id + "/files", "more", "region,amount\nWest,5\n")).hasStatus(200);
        assertThat(total(run(ana, id, "SELECT sum(amount) AS total FROM sales")))
                .isEqualTo(35);
    }

    private String database() throws SQLException {
        foreign.run("CREATE TABLE " + table + " (region text, amount int)");
        foreign.run("INSERT INTO " + table + " VALUES ('North', 10), ('South', 20)");
        foreign.run("ALTER TABLE " + table + " OWNER TO reader");
        var made = api.post(ana, "/data-sources", """
                {"name": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop", "username": "reader",
                 "password": "%s", "tls": "disable", "visibility": "team"}""".formatted(table, foreign.port(), ForeignPostgres.PASSWORD));
        assertThat(made).hasStatus(201);
        return text(made, "/id");
    }

    private MvcTestResult send(String path, String name, String csv) {
        var file = new MockMultipartFile("file", name + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        return http.perform(multipart("/api/v1/data-sources/" + path)
                .file(file)
                .param("name", table)
                .param("visibility", "team")
                .header(HttpHeaders.AUTHORIZATION, ana.bearer()));
    }

    private void sell(int amount) throws SQLException {
        foreign.run("INSERT INTO " + table + " VALUES ('West', " + amount + ")");
    }

    private MvcTestResult bind(String source, String rule) {
        var made = api.post(ana, "/data-sources/" + source + "/policies", """
                {"name": "%1$s", "kind": "row", "table": "%2$s", "rule": "%1$s", "exempt": "data_policies:write"}""".formatted(rule, table));
        assertThat(made).hasStatus(201);
        return made;
    }

    private JsonNode run(Person person, String source, String sql) {
        return json(api.post(person, "/queries", "{\"dataSource\": \"%s\", \"sql\": \"%s\"}".formatted(source, sql)));
    }

    private static int total(JsonNode answer) {
        assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("succeeded");
        return answer.at("/rows/0/0").asInt();
    }
}
