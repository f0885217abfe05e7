package candela.server.datasource.limit;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.policy.PoliciedShops;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** How much one statement may join, and cost by the database's own estimate, on the databases themselves. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementLimitsTest {

    private static final String JOINED = "SELECT o.id FROM orders o JOIN staff s ON s.region = o.region";
    private static final String DEMO = "01900000-0000-7000-8000-000000000001";

    private final Api api;
    private final Person ana;
    private final Person ben;
    private final Map<Kind, String> sources = new EnumMap<>(Kind.class);
    private final PoliciedShops shops;

    StatementLimitsTest(Api api, People people) throws Exception {
        this.api = api;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.shops = PoliciedShops.open(java.nio.file.Path.of("target/drivers"));
    }

    @BeforeAll
    void laidOut() throws Exception {
        for (var kind : new Kind[] {Kind.POSTGRESQL, Kind.MARIADB, Kind.SQLITE}) {
            var made = api.post(ana, "/data-sources", """
                    {"name": "%s", "kind": "%s", "visibility": "team", %s}""".formatted(
                            UUID.randomUUID(), kind.name().toLowerCase(Locale.ROOT), shops.lay(kind, "ana", "ben")));
            assertThat(made).hasStatus(201);
            sources.put(kind, text(made, "/id"));
        }
    }

    @AfterAll
    void closed() throws Exception {
        shops.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void aStatementWithTooManyJoinsIsRefusedWithThePlaceOfTheFirstTooMuch(Kind kind) {
        assertThat(set(kind, "max_joins", 0)).isEqualTo(200);

        var refused = run(kind, JOINED.replace("JOIN", "\\nJOIN"));
        assertThat(refused.at("/error/code").asString()).isEqualTo("too-many-joins");
        assertThat(refused.at("/error/line").asInt()).isEqualTo(2);
        assertThat(refused.at("/error/column").asInt()).isEqualTo(1);
        assertThat(refused.at("/error/message").asString()).contains("without joins", "limit raised");

        assertThat(set(kind, "max_joins", 1)).isEqualTo(200);
        assertThat(run(kind, JOINED).at("/status").asString()).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aStatementThatTheDatabaseFindsTooCostlyIsNotRunAndSaysWhatToDo(Kind kind) {
        api.delete(ana, path(kind) + "/max_joins");
        assertThat(set(kind, "max_cost", 1)).isEqualTo(200);

        var costly = "SELECT count(*) FROM orders a, orders b, orders c";
        var refused = run(kind, costly);
        assertThat(refused.at("/error/code").asString()).isEqualTo("too_costly");
        assertThat(refused.at("/error/message").asString())
                .containsPattern("expects this query to cost [0-9,]+, more than the limit of 1 ")
                .contains("filter");

        assertThat(set(kind, "max_cost", 2_000_000_000)).isEqualTo(200);
        assertThat(run(kind, costly).at("/rows/0/0").asInt()).isEqualTo(64);
    }

    @Test
    void limitsAreValidatedAndTheirOwnersAlone() {
        assertThat(set(Kind.POSTGRESQL, "max_joins", -1)).isEqualTo(400);
        assertThat(set(Kind.POSTGRESQL, "max_joins", 101)).isEqualTo(400);
        assertThat(set(Kind.POSTGRESQL, "max_cost", 0)).isEqualTo(400);
        assertThat(set(Kind.POSTGRESQL, "cache_minutes", -1)).isEqualTo(400);
        assertThat(api.put(ben, path(Kind.POSTGRESQL) + "/max_joins", "{\"value\": 1}"))
                .hasStatus(403);
    }

    @Test
    void costIsNotOfferedWhereNothingEstimatesIt() {
        assertThat(set(Kind.SQLITE, "max_cost", 10)).isEqualTo(400);
        assertThat(api.get(ana, path(Kind.SQLITE)))
                .bodyText()
                .contains("max_joins")
                .doesNotContain("max_cost");
        assertThat(api.get(ana, path(Kind.MARIADB))).bodyText().contains("max_joins", "max_cost");
        assertThat(usual(path(Kind.MARIADB))).isEqualTo(5);
        assertThat(usual("/data-sources/" + DEMO + "/settings")).isZero();
    }

    /** How old kept answers may become; 0 where they are kept until the data changes. */
    private int usual(String settings) {
        for (var item : json(api.get(ana, settings)).at("/items")) {
            if (item.at("/key").asString().equals("cache_minutes")) {
                return item.path("default").asInt(0);
            }
        }
        throw new AssertionError(settings);
    }

    private int set(Kind kind, String key, int value) {
        return api.put(ana, path(kind) + "/" + key, "{\"value\": " + value + "}")
                .getResponse()
                .getStatus();
    }

    private String path(Kind kind) {
        return "/data-sources/" + sources.get(kind) + "/settings";
    }

    private JsonNode run(Kind kind, String sql) {
        return json(api.post(
                ben, "/queries", "{\"dataSource\": \"%s\", \"sql\": \"%s\"}".formatted(sources.get(kind), sql)));
    }
}
