package candela.server.query;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.engine.data.Room;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However many large answers are asked for at once, the server has memory for them, or says so. */
@ServerTest
class AnswersInMemoryTest {

    private static final String DEMO = "01900000-0000-7000-8000-000000000001";
    private static final String WIDE =
            "SELECT order_id, repeat('ữ', 60000) AS words FROM orders ORDER BY order_id LIMIT 40";
    private static final String SMALL = "SELECT count(*) FROM orders";

    /** More than there is. */
    private static final long ALL = 1L << 50;

    private final Api api;
    private final Room room;
    private final Person ana;
    private final Person administrator;

    AnswersInMemoryTest(Api api, Room room, People people) {
        this.api = api;
        this.room = room;
        this.ana = people.member();
        this.administrator = people.administrator();
    }

    @BeforeEach
    void nobodyWaits() {
        set("memory_wait_seconds", 0);
        emptied();
    }

    @AfterEach
    void asUsual() {
        set("memory_wait_seconds", 5);
        set("memory_percent", 40);
    }

    @Test
    void aLargeAnswerIsRefusedWhileOthersTakeTheMemoryAndASmallOneIsNot() {
        try (var others = room.take(ALL)) {
            var refused = run(WIDE);
            assertThat(refused.at("/status").asString()).isEqualTo("failed");
            assertThat(refused.at("/error/code").asString()).isEqualTo("busy");
            assertThat(refused.at("/error/message").asString()).contains("Try again in a moment", "fewer columns");

            assertThat(run(SMALL).at("/status").asString()).isEqualTo("succeeded");
        }
        assertThat(run(WIDE).at("/status").asString()).isEqualTo("succeeded");
        emptied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/results", "/results.csv", "/results.xlsx", "/results.json", "/chart.svg?type=bar"})
    void rowsThatFindNoRoomOnTheirWayAreToBeAskedForAgain(String path) {
        var id =
                run("SELECT order_id, count(*) AS n, repeat('x', 50000) AS words FROM orders GROUP BY 1 ORDER BY 1 LIMIT 60")
                        .at("/id")
                        .asString();
        emptied();
        try (var others = room.take(ALL)) {
            var refused = api.get(ana, "/queries/" + id + path);

            assertThat(refused).hasStatus(503).headers().hasValue(HttpHeaders.RETRY_AFTER, "5");
            assertThat(json(refused).at("/code").asString()).isEqualTo("busy");
            assertThat(text(refused, "/detail")).contains("Try again in a moment");
            assertThat(refused.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                    .isNull();
        }
        assertThat(api.get(ana, "/queries/" + id + path).getResponse().getStatus())
                .isNotEqualTo(503);
        emptied();
    }

    @Test
    void theFirstRowsOfAWideTableFindNoRoomEither() {
        var preview = "/data-sources/" + DEMO + "/preview?limit=1000&table=orders";
        assertThat(api.get(ana, preview)).hasStatus(200);
        emptied();
    }

    @Test
    void aWideAnswerComesInPagesOfFewRowsAndIsWhole() {
        var first = run(WIDE);
        var again = run(WIDE);

        assertThat(again.at("/cached").asBoolean()).isTrue();
        for (var answer : new JsonNode[] {first, again}) {
            var id = answer.at("/id").asString();
            assertThat(answer.at("/rowCount").asInt()).isEqualTo(40);
            assertThat(answer.at("/rows").size()).isLessThan(40);
            assertThat(words(id)).hasSize(40).containsOnly("ữ".repeat(60_000));
            var objects = JsonMapper.shared()
                    .readTree(api.get(ana, "/queries/" + id + "/results.json")
                            .getResponse()
                            .getContentAsByteArray());
            assertThat(objects.size()).isEqualTo(40);
            assertThat(objects.at("/39/words").asString()).hasSize(60_000);
            assertThat(api.get(ana, "/queries/" + id + "/results.csv")
                            .getResponse()
                            .getContentAsByteArray())
                    .satisfies(it -> assertThat(new String(it, java.nio.charset.StandardCharsets.UTF_8).lines())
                            .hasSize(41));
        }
        emptied();
    }

    @Test
    void whateverBecomesOfAnAnswerItsRoomIsGivenBack() {
        var id = run(WIDE).at("/id").asString();
        assertThat(run("SELECT CAST('x' || status AS INTEGER) FROM orders")
                        .at("/status")
                        .asString())
                .isEqualTo("failed");
        assertThat(api.post(ana, "/queries/" + id + "/export", "{\"format\": \"csv\"}"))
                .hasStatus(200);
        assertThat(api.post(ana, "/queries/" + id + "/rerun", "")).hasStatus(200);
        assertThat(api.get(ana, "/queries/" + id)).hasStatus(200);

        emptied();
    }

    @Test
    void theAdministratorSaysHowMuchAllMayTakeAndHowLongOneWaits() {
        set("memory_percent", 8);
        var little = most();
        set("memory_percent", 80);
        assertThat(most()).isBetween(little * 9, little * 11);

        try (var others = room.take(ALL)) {
            var start = System.nanoTime();
            run(WIDE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private long most() {
        try (var all = room.take(ALL)) {
            return room.taken();
        }
    }

    private ArrayList<String> words(String id) {
        var words = new ArrayList<String>();
        for (var cursor = "0"; !cursor.isEmpty(); ) {
            var page = json(api.get(ana, "/queries/" + id + "/results?cursor=" + cursor));
            page.at("/items").forEach(it -> words.add(it.get(1).asString()));
            cursor = page.at("/next").asString("");
        }
        return words;
    }

    /** What others began, such as a few words about an answer, ends in a moment. */
    private void emptied() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(room.taken()).isZero());
    }

    private void set(String key, int value) {
        assertThat(api.put(administrator, "/settings/query." + key, "{\"value\": " + value + "}"))
                .hasStatus(200);
    }

    private JsonNode run(String sql) {
        var asked = json(api.post(ana, "/queries", """
                {"dataSource": "%s", "sql": "%s"}""".formatted(DEMO, sql)));
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> json(api.get(ana, "/queries/" + asked.at("/id").asString())),
                        it -> !it.at("/finishedAt").isNull());
    }
}
