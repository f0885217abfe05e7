package candela.server.query.export;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candela.server.platform.ForeignPostgres;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** All rows as a file, over real connections, because how they end is what tells a whole file from a part. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {

    private static final int ROWS = 30_000;
    /** More than any buffer on the way holds. */
    private static final String ENDLESS = "SELECT a.id, a.note FROM sales a, sales b, sales c";

    private final Api api;
    private final Person admin;
    private final Person ana;
    private final Person ben;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private ForeignPostgres foreign;

    ExportsTest(Api api, People people, WebApplicationContext context) {
        this.api = api;
        this.admin = people.administrator();
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        var servlet = new DispatcherServlet();
        servlet.setApplicationContext(context);
        this.server = new TomcatServletWebServerFactory(0)
                .getWebServer(it -> it.addServlet("api", servlet).addMapping("/"));
    }

    @BeforeAll
    void aShop() throws SQLException {
        server.start();
        foreign = ForeignPostgres.start();
        foreign.run("DROP TABLE IF EXISTS sales");
        foreign.run("CREATE TABLE sales AS SELECT i AS id, CASE WHEN i % 2 = 0 THEN 'North' ELSE 'South' END AS region,"
                + " repeat('x', 100) AS note FROM generate_series(1, " + ROWS + ") i");
        foreign.run("ALTER TABLE sales OWNER TO reader");
    }

    @AfterAll
    void closed() {
        server.destroy();
        foreign.close();
    }

    @Test
    void theFileHoldsAllRowsWhereTheAnswerKeptSome() throws Exception {
        var query = run(ana, source(), "SELECT id, region FROM sales ORDER BY id");
        assertThat(json(api.get(ana, "/queries/" + query)).at("/rowCount").asInt())
                .isEqualTo(10_000);

        var file = whole(ana, query, "csv", null);

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment", ".csv");
        assertThat(file.body().lines())
                .hasSize(ROWS + 1)
                .startsWith("id,region", "1,South")
                .endsWith(ROWS + ",North");
    }

    @Test
    void aWorkbookCanBeHadToo() throws Exception {
        var file = whole(ana, run(ana, source(), "SELECT id FROM sales"), "xlsx", null);

        assertThat(file.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
        assertThat(file.body()).startsWith("PK");
    }

    @Test
    void policiesOfTheReaderAtThatMomentAreWrittenIn() throws Exception {
        var source = source();
        var query = run(ben, source, "SELECT id, region, note FROM sales");
        assertThat(whole(ben, query, "csv", null).body()).contains(",South,x");

        bind(source, "\"kind\": \"row\", \"rule\": \"region = 'North'\"");
        bind(source, "\"kind\": \"column\", \"column\": \"note\", \"rule\": \"partial(1, 0)\"");

        assertThat(whole(ben, query, "csv", null).body().lines())
                .hasSize(ROWS / 2 + 1)
                .noneMatch(it -> it.contains("South") || it.contains("xx"))
                .anyMatch(it -> it.startsWith("2,North,x"));
    }

    @Test
    void severalSourcesMakeOneFileUnderThePoliciesOfEach() throws Exception {
        var one = source();
        var other = source();
        bind(one, "\"kind\": \"row\", \"rule\": \"region = 'North'\"");
        var sql =
                "SELECT a.id, b.region FROM %s.sales a JOIN %s.sales b ON b.id = a.id WHERE a.id <= 4 AND b.id <= 4 ORDER BY a.id"
                        .formatted(named(one), named(other));
        var query = text(
                api.post(
                        ben,
                        "/queries",
                        "{\"dataSource\": \"%s\", \"otherSources\": [\"%s\"], \"sql\": \"%s\"}"
                                .formatted(one, other, sql)),
                "/id");

        assertThat(whole(ben, query, "csv", null).body()).isEqualTo("id,region\r\n2,North\r\n4,North\r\n");
        set(other, "export_rows", 0);
        assertThat(refusal(send(ben.token(), query, "csv", null), 403)).contains("no_exports");
    }

    private String named(String source) {
        var name = json(api.get(ana, "/data-sources/" + source)).at("/name").asString();
        return "\\\"" + name + "\\\"";
    }

    @Test
    void aSavedQuestionKeepsItsValues() throws Exception {
        var template = text(api.post(ana, "/query-templates", """
                {"name": "%s", "dataSource": "%s", "sql": "SELECT id FROM sales WHERE id <= {{most}} ORDER BY id",
                 "parameters": [{"name": "most", "type": "number", "required": true, "defaultValue": "5"}]}""".formatted(UUID.randomUUID(), source())), "/id");
        var query =
                text(api.post(ana, "/query-templates/" + template + "/run", "{\"values\": {\"most\": \"3\"}}"), "/id");

        assertThat(whole(ana, query, "csv", null).body()).isEqualTo("id\r\n1\r\n2\r\n3\r\n");
    }

    @Test
    void anotherStatementNeedsTheRightToWriteOneAndPassesTheGuard() throws Exception {
        var query = run(ana, source(), "SELECT id FROM sales WHERE id = 1");

        assertThat(whole(ana, query, "csv", "SELECT 7 AS n").body()).isEqualTo("n\r\n7\r\n");
        var refused = send(ana.token(), query, "csv", "DELETE FROM sales");
        assertThat(refused.statusCode()).isEqualTo(400);
        var key = text(
                api.post(ana, "/api-keys", "{\"name\": \"k\", \"scopes\": [\"query:run\", \"query:read\"]}"), "/key");
        assertThat(send(key, query, "csv", "SELECT 7 AS n").statusCode()).isEqualTo(403);
        assertThat(send(key, query, "csv", null).statusCode()).isEqualTo(200);
        assertThat(send(ana.token(), query, "pdf", null).statusCode()).isEqualTo(400);
        assertThat(send(ben.token(), query, "csv", null).statusCode()).isEqualTo(404);
    }

    @Test
    void theAuditKnowsTheStatementBeforeTheFirstRowAndTheirNumberAfterTheLast() throws Exception {
        var query = run(ana, source(), "SELECT id FROM sales WHERE id <= 3 ORDER BY id");
        whole(ana, query, "csv", null);
        await().atMost(Duration.ofSeconds(20)).until(() -> last(query).contains("\"rows\""));

        var entries =
                json(api.get(admin, "/audit?action=exported&entity=" + query)).at("/items");
        assertThat(entries).hasSize(2);
        assertThat(entries.at("/1/after/sql").asString()).isEqualTo("SELECT id FROM sales WHERE id <= 3 ORDER BY id");
        assertThat(entries.at("/0/after/rows").asInt()).isEqualTo(3);
        assertThat(entries.at("/0/after/bytes").asInt()).isEqualTo(13);
        assertThat(api.get(ana, "/queries/" + query + "/history")).bodyText().contains("exported", "\"rows\":\"3\"");
    }

    @Test
    void moreRowsThanMayBeTakenAlongAreNoFile() throws Exception {
        var source = source();
        var query = run(ana, source, "SELECT id FROM sales");

        set(source, "max_rows", 100);
        assertThat(refusal(send(ana.token(), query, "csv", null), 413)).contains("more than 100 rows");
        set(source, "export_rows", ROWS);
        assertThat(whole(ana, query, "csv", null).body().lines()).hasSize(ROWS + 1);
        set(source, "export_rows", 0);
        assertThat(refusal(send(ana.token(), query, "csv", null), 403)).contains("no_exports");
    }

    @Test
    void whatCannotBeCompletedBreaksTheConnectionAndLooksLikeNoFile() throws Exception {
        var source = source();
        var query = run(ana, source, "SELECT id, note FROM sales");
        set(source, "export_rows", ROWS - 1);

        assertThatThrownBy(() -> send(ana.token(), query, "csv", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> send(ana.token(), query, "xlsx", "SELECT a.id, a.note, random() FROM sales a, sales b"))
                .isInstanceOf(IOException.class);

        assertThat(api.get(ana, "/queries/" + query + "/history"))
                .bodyText()
                .contains("There are more than 29,999 rows");
    }

    @Test
    void anInstallationBoundsBytesAndTime() throws Exception {
        var query = run(ana, source(), "SELECT id FROM sales");
        api.put(admin, "/settings/query.export_megabytes", "{\"value\": 1}");
        try {
            assertThatThrownBy(() -> send(ana.token(), query, "csv", ENDLESS)).isInstanceOf(IOException.class);
            assertThat(last(query)).contains("larger than 1 MB");
        } finally {
            api.put(admin, "/settings/query.export_megabytes", "{\"value\": 2000}");
        }
        api.put(admin, "/settings/query.export_seconds", "{\"value\": 1}");
        try {
            assertThatThrownBy(() -> send(ana.token(), query, "csv", ENDLESS)).isInstanceOf(IOException.class);
            assertThat(last(query)).contains("stopped after 1 s");
        } finally {
            api.put(admin, "/settings/query.export_seconds", "{\"value\": 900}");
        }
    }

    @Test
    void whoGoesAwayStopsTheStatementInItsDatabase() throws Exception {
        var query = run(ana, source(), "SELECT 1 AS one");
        try (var stream = begun(query)) {
            assertThat(stream.readNBytes(1_000_000)).hasSize(1_000_000);
            assertThat(running()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> running() == 0);
        await().atMost(Duration.ofSeconds(20)).until(() -> last(query).contains("went away"));
    }

    @Test
    void onePersonGetsOneFileAtATimeAndCanStopIt() throws Exception {
        var query = run(ana, source(), "SELECT 1 AS one");
        try (var stream = begun(query)) {
            assertThat(stream.readNBytes(1_000)).hasSize(1_000);
            assertThat(send(ana.token(), query, "csv", null).statusCode()).isEqualTo(429);

            assertThat(api.delete(ana, "/queries/" + query + "/export")).hasStatus(204);

            assertThatThrownBy(() -> stream.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> last(query).contains("stopped on request"));
        assertThat(whole(ana, query, "csv", null).body()).isEqualTo("one\r\n1\r\n");
    }

    private String source() {
        var made = api.post(
                ana, "/data-sources", """
                {"name": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop", "username": "reader",
                 "password": "%s", "tls": "disable", "visibility": "team"}""".formatted(UUID.randomUUID(), foreign.port(), ForeignPostgres.PASSWORD));
        assertThat(made).hasStatus(201);
        return text(made, "/id");
    }

    private String run(Person person, String source, String sql) {
        return text(
                api.post(person, "/queries", "{\"dataSource\": \"%s\", \"sql\": \"%s\"}".formatted(source, sql)),
                "/id");
    }

    private void bind(String source, String policy) {
        MvcTestResult made =
                api.post(ana, "/data-sources/" + source + "/policies", """
                {"name": "%s", "table": "sales", "exempt": "data_policies:write", %s}""".formatted(UUID.randomUUID(), policy));
        assertThat(made).hasStatus(201);
    }

    private void set(String source, String key, int value) {
        assertThat(api.put(ana, "/data-sources/" + source + "/settings/" + key, "{\"value\": " + value + "}"))
                .hasStatusOk();
    }

    private HttpResponse<String> whole(Person person, String query, String format, @Nullable String sql)
            throws Exception {
        var answer = send(person.token(), query, format, sql);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private HttpResponse<String> send(String token, String query, String format, @Nullable String sql)
            throws Exception {
        return client.send(request(token, query, format, sql), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String refusal(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        return answer.body();
    }

    private InputStream begun(String query) throws Exception {
        return client.send(request(ana.token(), query, "csv", ENDLESS), BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest request(String token, String query, String format, @Nullable String sql) {
        var body = "{\"format\": \"%s\", \"sql\": %s}".formatted(format, sql == null ? "null" : "\"" + sql + "\"");
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getPort() + "/api/v1/queries/" + query + "/export"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(HttpMethod.POST.name(), HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String last(String query) {
        var history = json(api.get(ana, "/queries/" + query + "/history")).at("/items");
        return history.get(history.size() - 1).toString();
    }

    private long running() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + foreign.port() + "/shop";
        try (var connection = DriverManager.getConnection(url, "reader", ForeignPostgres.PASSWORD);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE query LIKE 'SELECT a.id, a.note FROM sales%' AND state <> 'idle'")) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
