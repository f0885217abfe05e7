package candela.server.datasource.policy;

import static candela.server.datasource.policy.FurtherShops.named;
import static candela.server.datasource.policy.PoliciedSources.rows;
import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What data policies promise, on each kind of source and by each way to its data. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyContractTest {

    /**
     * Those that run here, and the further ones that can be asked now; the others are held to it where somebody gives
     * an address.
     */
    private static final List<Kind> KINDS = Stream.concat(PoliciedSources.KINDS.stream(), FurtherShops.kinds().stream())
            .toList();

    /** Statements, and the rows that somebody sees who may see the orders of North alone and no true salary. */
    private static final Map<String, String> SEEN = new LinkedHashMap<>();

    static {
        SEEN.put("SELECT id FROM orders ORDER BY id", "[[1], [2]]");
        SEEN.put("SELECT count(*) AS n FROM orders", "[[2]]");
        SEEN.put("SELECT o.amount FROM orders o ORDER BY o.amount", "[[10], [20]]");
        SEEN.put(
                "SELECT o.id, s.name FROM orders o JOIN staff s ON s.region = o.region ORDER BY o.id",
                "[[1, B***], [2, B***]]");
        SEEN.put(
                "SELECT s.region, count(o.id) AS n FROM staff s LEFT JOIN orders o ON o.region = s.region GROUP BY s.region ORDER BY s.region",
                "[[North, 2], [South, 0]]");
        SEEN.put("WITH x AS (SELECT * FROM orders) SELECT sum(amount) AS s FROM x", "[[30]]");
        SEEN.put("SELECT name FROM staff WHERE region IN (SELECT region FROM orders)", "[[B***]]");
        SEEN.put(
                "SELECT region FROM staff s WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.region = s.region)",
                "[[South]]");
        SEEN.put("SELECT (SELECT max(amount) FROM orders) AS most", "[[20]]");
        SEEN.put("SELECT id FROM orders UNION ALL SELECT amount FROM orders ORDER BY 1", "[[1], [2], [10], [20]]");
        SEEN.put("SELECT id, sum(amount) OVER (ORDER BY id) AS running FROM orders ORDER BY id", "[[1, 10], [2, 30]]");
        SEEN.put("SELECT * FROM staff ORDER BY region", "[[North, B***, 5000], [South, C***, 5000]]");
        SEEN.put("SELECT region FROM staff ORDER BY salary DESC, region", "[[North], [South]]");
        SEEN.put("SELECT count(*) AS n FROM staff WHERE salary > 5050", "[[0]]");
        SEEN.put("SELECT salary, count(*) AS n FROM staff GROUP BY salary", "[[5000, 2]]");
        SEEN.put("SELECT count(*) AS n FROM staff WHERE name = 'Charlotte'", "[[0]]");
    }

    private final Api api;
    private final Person ana;
    private final Person ben;
    private final Person cho;
    private final PoliciedSources shops;
    private final Map<Kind, String> sources = new LinkedHashMap<>();

    PolicyContractTest(MockMvcTester http, Api api, People people, Settings settings) throws Exception {
        this.api = api;
        this.shops = new PoliciedSources(http, api, people, settings, KINDS);
        this.ana = shops.ana;
        this.ben = shops.ben;
        this.cho = shops.cho;
    }

    static List<Kind> kinds() {
        return KINDS;
    }

    @BeforeAll
    void laidOut() {
        for (var kind : KINDS) {
            var source = shops.connect(kind);
            sources.put(kind, source);
            shops.bind(source, "row", named(kind, "orders"), null, "owner = {user.email}");
            shops.bind(source, "column", named(kind, "staff"), named(kind, "salary"), "round(1000)");
            shops.bind(source, "column", named(kind, "staff"), named(kind, "name"), "partial(1, 0)");
            shops.bind(source, "column", named(kind, "staff"), named(kind, "phone"), "hide");
        }
    }

    @AfterAll
    void closed() throws Exception {
        shops.close();
    }

    @TestFactory
    Stream<DynamicTest> everyStatementSeesWhatMayBeSeen() {
        return KINDS.stream()
                .flatMap(kind -> SEEN.entrySet().stream()
                        .map(it -> DynamicTest.dynamicTest(
                                kind + " " + it.getKey(),
                                () -> assertThat(rows(run(ben, kind, it.getKey())))
                                        .isEqualTo(it.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whomNoPolicyBindsSeesAll(Kind kind) {
        assertThat(rows(run(ana, kind, "SELECT count(*) AS n, sum(amount) AS s FROM orders")))
                .isEqualTo("[[4, 75]]");
        assertThat(rows(run(ana, kind, "SELECT * FROM staff ORDER BY region")))
                .isEqualTo("[[North, Benedict, 5100, 555-0101], [South, Charlotte, 5200, 555-0102]]");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aHiddenColumnIsNotThere(Kind kind) {
        var failed = run(ben, kind, "SELECT phone FROM staff");
        assertThat(failed.at("/status").asString()).isEqualTo("failed");
        assertThat(failed.toString()).doesNotContain("555-01");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void filesHoldWhatMayBeSeen(Kind kind) throws IOException {
        var orders = "/queries/"
                + run(ben, kind, "SELECT region, amount FROM orders").at("/id").asString();
        var staff =
                "/queries/" + run(ben, kind, "SELECT * FROM staff").at("/id").asString();

        for (var ending : List.of("csv", "json")) {
            assertThat(api.get(ben, orders + "/results." + ending))
                    .hasStatusOk()
                    .bodyText()
                    .contains("North")
                    .doesNotContain("South");
            assertThat(api.get(ben, staff + "/results." + ending))
                    .bodyText()
                    .contains("C***")
                    .doesNotContain("Charlotte", "5200", "555-01");
        }
        assertThat(sheet(api.get(ben, staff + "/results.xlsx").getResponse().getContentAsByteArray()))
                .contains("C***")
                .doesNotContain("Charlotte", "5200", "555-01");
        assertThat(api.get(ben, orders + "/results")).bodyText().doesNotContain("South");
        assertThat(api.get(cho, orders + "/results")).hasStatus(404);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void questionsAreAnsweredFromWhatMayBeSeen(Kind kind) {
        assertThat(rows(ask(ben, kind, "total amount by region"))).isEqualTo("[[North, 30]]");
        assertThat(rows(ask(cho, kind, "total amount by region"))).isEqualTo("[[South, 45]]");
        assertThat(ask(ben, kind, "total amount in South").at("/sql").toString())
                .doesNotContain("South");
        assertThat(ask(ben, kind, "orders of " + cho.email()).toString()).doesNotContain("'" + cho.email() + "'");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void previewsExamplesAndTheSchemaTellNothingElse(Kind kind) {
        var source = "/data-sources/" + sources.get(kind);
        assertThat(rows(json(api.get(ben, source + "/preview?table=" + named(kind, "staff")))))
                .isEqualTo("[[North, B***, 5000], [South, C***, 5000]]");
        assertThat(api.get(ben, source + "/preview?table=" + named(kind, "orders")))
                .bodyText()
                .contains("North")
                .doesNotContain("South", cho.email());
        assertThat(api.get(ben, source + "/schema"))
                .bodyText()
                .contains(named(kind, "salary"))
                .doesNotContain(named(kind, "phone"), "Charlotte", "5200", cho.email());
        assertThat(api.get(ben, source + "/examples")).hasStatusOk().bodyText().doesNotContain(named(kind, "phone"));
        assertThat(api.get(ben, source)).bodyJson().extractingPath("$.rowCount").isNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thePreviewAsAColleagueCountsTheirRows(Kind kind) {
        var answer = json(api.post(
                ana,
                "/data-sources/" + sources.get(kind) + "/policies/preview",
                "{\"user\": \"%s\"}".formatted(ben.user().value())));

        var orders = table(answer, "orders");
        assertThat(orders.at("/rowsVisible").asInt()).isEqualTo(2);
        assertThat(orders.at("/rowsTotal").asInt()).isEqualTo(4);
        assertThat(table(answer, "staff").at("/masked")).hasSize(3);
    }

    private static JsonNode table(JsonNode answer, String name) {
        for (var item : answer.at("/items")) {
            if (item.at("/table").asString().equalsIgnoreCase(name)) {
                return item;
            }
        }
        throw new AssertionError(answer.toString());
    }

    private JsonNode run(Person person, Kind kind, String sql) {
        return shops.run(person, source(kind), sql);
    }

    private JsonNode ask(Person person, Kind kind, String question) {
        return shops.ask(person, source(kind), question);
    }

    private String source(Kind kind) {
        return Objects.requireNonNull(sources.get(kind));
    }

    private static String sheet(byte[] workbook) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(workbook))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
