package candela.server.datasource.limit;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.SourceReader;
import candela.server.platform.ForeignPostgres;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ServerTest
class SourceSettingsTest {

    private static ForeignPostgres foreign;

    private final Api api;
    private final People people;
    private final SourceReader reader;
    private final Person owner;

    SourceSettingsTest(Api api, People people, SourceReader reader) {
        this.api = api;
        this.people = people;
        this.reader = reader;
        this.owner = people.member();
    }

    @BeforeAll
    static void aShop() throws SQLException {
        foreign = ForeignPostgres.start();
        foreign.run("CREATE TABLE parts (id int PRIMARY KEY)");
        foreign.run("INSERT INTO parts VALUES (1), (2), (3)");
        foreign.run("ALTER TABLE parts OWNER TO reader");
    }

    @AfterAll
    static void closed() {
        foreign.close();
    }

    @Test
    void aSettingCountsFromTheNextQueryAndIsTakenBack() {
        var source = connect();

        assertThat(api.put(owner, source + "/settings/max_rows", "{\"value\": 2}"))
                .hasStatus(200)
                .bodyText()
                .contains("\"value\":2");
        assertThat(api.put(owner, source + "/settings/timeout_seconds", "{\"value\": 7}"))
                .hasStatus(200);
        var limits = reader.open(owner.actor(), id(source)).limits();
        assertThat(limits.rows()).isEqualTo(2);
        assertThat(limits.time()).hasSeconds(7);
        assertThat(rows(source)).isEqualTo(2);

        assertThat(api.delete(owner, source + "/settings/max_rows")).hasStatus(200);
        assertThat(rows(source)).isEqualTo(3);
        assertThat(api.get(owner, source + "/settings"))
                .bodyJson()
                .extractingPath("$.items[?(@.key == 'timeout_seconds')].value")
                .asArray()
                .containsExactly(7);
        assertThat(api.get(
                        people.administrator(),
                        "/audit?entityType=data_source&entity=" + id(source).value()))
                .bodyText()
                .contains("timeout_seconds");
    }

    @Test
    void aSourceNeverBringsMoreThanTheInstallationAllows() {
        var source = connect();
        var before = reader.open(owner.actor(), id(source)).limits();

        api.put(owner, source + "/settings/max_rows", "{\"value\": 1000000}");
        api.put(owner, source + "/settings/timeout_seconds", "{\"value\": 3600}");

        assertThat(reader.open(owner.actor(), id(source)).limits()).isEqualTo(before);
    }

    @Test
    void soManyAskAtTheSameTimeAndTheNextIsToldToTryAgain() throws Exception {
        var source = connect();
        api.put(owner, source + "/settings/max_connections", "{\"value\": 1}");
        api.put(owner, source + "/settings/wait_seconds", "{\"value\": 1}");
        api.get(owner, source + "/schema");
        var url = "jdbc:postgresql://127.0.0.1:" + foreign.port() + "/shop";
        try (var lock = DriverManager.getConnection(url, "reader", ForeignPostgres.PASSWORD);
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE parts IN ACCESS EXCLUSIVE MODE");
            var one = preview(source);
            var other = preview(source);

            var refused = (int) CompletableFuture.anyOf(one, other).get(20, TimeUnit.SECONDS);
            lock.rollback();

            assertThat(refused).isEqualTo(502);
            assertThat(one.get(20, TimeUnit.SECONDS) + other.get(20, TimeUnit.SECONDS))
                    .isEqualTo(502 + 200);
        }
    }

    @Test
    void whatIsNoSettingOrOutOfBoundsIsRefusedAndStrangersSetNothing() {
        var source = connect();

        assertThat(api.put(owner, source + "/settings/allowLocalInfile", "{\"value\": 1}"))
                .hasStatus(404);
        assertThat(api.put(owner, source + "/settings/max_connections", "{\"value\": 51}"))
                .hasStatus(400);
        assertThat(api.put(owner, source + "/settings/max_connections", "{\"value\": 0}"))
                .hasStatus(400);
        assertThat(api.put(owner, source + "/settings/max_connections", "{}")).hasStatus(400);
        assertThat(api.put(people.member(), source + "/settings/max_rows", "{\"value\": 1}"))
                .hasStatus(404);
    }

    private CompletableFuture<Integer> preview(String source) {
        return CompletableFuture.supplyAsync(
                () -> api.get(owner, source + "/preview?table=parts")
                        .getResponse()
                        .getStatus(),
                Thread::startVirtualThread);
    }

    private int rows(String source) {
        return Api.json(api.get(owner, source + "/preview?table=parts"))
                .at("/rows")
                .size();
    }

    private String connect() {
        var made = api.post(
                owner, "/data-sources", """
                {"name": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop",
                 "username": "reader", "password": "%s", "tls": "disable"}""".formatted(UUID.randomUUID(), foreign.port(), ForeignPostgres.PASSWORD));
        assertThat(made).hasStatus(201);
        return "/data-sources/" + Api.text(made, "/id");
    }

    private static DataSourceId id(String source) {
        return new DataSourceId(UUID.fromString(source.replaceFirst(".*/", "")));
    }
}
