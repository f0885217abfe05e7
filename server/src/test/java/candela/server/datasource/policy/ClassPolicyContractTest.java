package candela.server.datasource.policy;

import static candela.server.datasource.policy.PoliciedSources.KINDS;
import static candela.server.datasource.policy.PoliciedSources.rows;
import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.reading.SourceReader;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a policy of all columns that hold something promises, on each kind of source and by each way to its data. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassPolicyContractTest {

    private static final String PHONES = "SELECT region, phone FROM staff ORDER BY region";
    private static final String MASKED = "[[North, 5***], [South, 5***]]";
    private static final String BARE = "[[North, 555-0101], [South, 555-0102]]";

    /** Statements, and the rows that somebody sees for whom numbers of telephones are cut. */
    private static final Map<String, String> SEEN = new LinkedHashMap<>();

    static {
        SEEN.put(PHONES, MASKED);
        SEEN.put(
                "SELECT * FROM staff ORDER BY region",
                "[[North, Benedict, 5100, 5***], [South, Charlotte, 5200, 5***]]");
        SEEN.put("SELECT s.phone FROM orders o JOIN staff s ON s.region = o.region WHERE o.id = 3", "[[5***]]");
        SEEN.put("WITH x AS (SELECT phone AS p, name FROM staff) SELECT p FROM x WHERE name = 'Charlotte'", "[[5***]]");
        SEEN.put("SELECT x.p FROM (SELECT lower(phone) AS p FROM staff) x", "[[5***], [5***]]");
        SEEN.put("SELECT max(phone) AS most, (SELECT min(phone) FROM staff) AS least FROM staff", "[[5***, 5***]]");
        SEEN.put(
                "SELECT name FROM staff WHERE region = 'South' UNION ALL SELECT phone FROM staff WHERE region = 'South'",
                "[[Charlotte], [5***]]");
        SEEN.put("SELECT phone, count(*) AS n FROM staff GROUP BY phone", "[[5***, 2]]");
        SEEN.put("SELECT count(*) AS n FROM staff WHERE phone = '555-0102'", "[[0]]");
        SEEN.put("SELECT region FROM staff ORDER BY phone DESC, region", "[[North], [South]]");
        SEEN.put("SELECT region FROM staff WHERE phone LIKE '%0102'", "[]");
    }

    private final Api api;
    private final SourceReader reader;
    private final PoliciedSources shops;
    private final Person ana;
    private final Person ben;

    ClassPolicyContractTest(MockMvcTester http, Api api, People people, Settings settings, SourceReader reader)
            throws Exception {
        this.api = api;
        this.reader = reader;
        this.shops = new PoliciedSources(http, api, people, settings);
        this.ana = shops.ana;
        this.ben = shops.ben;
    }

    static List<Kind> kinds() {
        return KINDS;
    }

    @AfterAll
    void closed() throws Exception {
        shops.close();
    }

    @TestFactory
    Stream<DynamicTest> noStatementByHandShowsAValueOfWhatIsClassified() {
        return KINDS.stream().flatMap(kind -> {
            var source = masked(kind);
            return SEEN.entrySet().stream()
                    .map(it -> DynamicTest.dynamicTest(
                            kind + " " + it.getKey(),
                            () -> assertThat(rows(shops.run(ben, source, it.getKey())))
                                    .isEqualTo(it.getValue())));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsClassifiedLaterIsMaskedAtOnceAndWhatIsNoLongerIsShown(Kind kind) {
        var source = shops.connect(kind);
        assertThat(shops.bindAll(source, "phone", "partial(1, 0)").at("/columns"))
                .isEmpty();
        assertThat(rows(shops.run(ben, source, PHONES))).isEqualTo(BARE);
        assertThat(shops.run(ben, source, PHONES).at("/cached").asBoolean()).isTrue();

        shops.decide(source, "staff", "phone", "confirmed", "phone");
        var masked = shops.run(ben, source, PHONES);
        assertThat(rows(masked)).isEqualTo(MASKED);
        assertThat(masked.at("/policies/0/policy").asString()).isEqualTo("All phone");
        assertThat(masked.at("/policies")).hasSize(1);
        assertThat(rows(shops.run(ana, source, PHONES))).isEqualTo(BARE);

        shops.decide(source, "orders", "region", "confirmed", "phone");
        assertThat(rows(shops.run(ben, source, "SELECT region FROM orders WHERE id = 1")))
                .isEqualTo("[[N***]]");
        assertThat(rows(shops.run(ben, source, PHONES))).isEqualTo(MASKED);

        shops.decide(source, "staff", "phone", "confirmed", "national_id");
        assertThat(rows(shops.run(ben, source, PHONES))).isEqualTo(BARE);
        shops.decide(source, "orders", "region", "rejected", "phone");
        assertThat(rows(shops.run(ben, source, "SELECT region FROM orders WHERE id = 1")))
                .isEqualTo("[[North]]");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void neitherSamplesNorPreviewsNorFilesNorQuestionsTellTheValues(Kind kind) {
        var source = shops.connect(kind);
        assertThat(reader.open(ben.actor(), id(source)).distinctValues("staff", "phone", 10))
                .contains("555-0102");
        assertThat(shops.ask(ben, source, "staff whose phone is 555-0102").toString())
                .contains("Charlotte");
        shops.bindAll(source, "phone", "partial(1, 0)");
        shops.decide(source, "staff", "phone", "confirmed", "phone");

        var seen = reader.open(ben.actor(), id(source));
        assertThat(seen.valueCounts(seen.schema().table("staff").orElseThrow(), "phone", 10))
                .isEqualTo(Map.of("5***", 2L));
        assertThat(shops.ask(ben, source, "staff whose phone is 555-0102")
                        .at("/rows")
                        .toString())
                .doesNotContain("Charlotte", "0102");
        var place = "/data-sources/" + source;
        assertThat(api.get(ben, place + "/schema")).bodyText().contains("phone").doesNotContain("555-01");
        assertThat(rows(json(api.get(ben, place + "/preview?table=staff"))))
                .contains("5***")
                .doesNotContain("555-01");
        var query = "/queries/" + shops.run(ben, source, PHONES).at("/id").asString();
        for (var ending : List.of("csv", "json")) {
            assertThat(api.get(ben, query + "/results." + ending))
                    .hasStatusOk()
                    .bodyText()
                    .contains("5***")
                    .doesNotContain("555-01");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theStrictestOfSeveralWinsAndAMaskThatDoesNotFitLeavesNothing(Kind kind) {
        var source = masked(kind);
        shops.bind(source, "column", "staff", "phone", "null");
        shops.bindAll(source, "confidential", "partial(2, 0)");
        shops.decide(source, "staff", "name", "confirmed", "confidential");
        shops.decide(source, "staff", "salary", "confirmed", "confidential");

        assertThat(rows(shops.run(ben, source, "SELECT * FROM staff ORDER BY region")))
                .isEqualTo("[[North, Be***, -, -], [South, Ch***, -, -]]");

        shops.bindAll(source, "national_id", "hide");
        shops.decide(source, "staff", "name", "confirmed", "national_id");
        assertThat(rows(shops.run(ben, source, "SELECT * FROM staff ORDER BY region")))
                .isEqualTo("[[North, -, -], [South, -, -]]");
        assertThat(shops.run(ben, source, "SELECT name FROM staff")
                        .at("/status")
                        .asString())
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whoKeepsPoliciesSeesWhatAColleagueSees(Kind kind) {
        var source = masked(kind);

        var seen = json(api.post(
                ana,
                "/data-sources/" + source + "/policies/preview",
                "{\"user\": \"%s\"}".formatted(ben.user().value())));

        assertThat(seen.at("/items")).hasSize(1);
        assertThat(seen.at("/items/0/rowsVisible").asInt()).isEqualTo(2);
        assertThat(seen.at("/items/0/masked").toString())
                .isEqualTo("[{\"column\":\"phone\",\"mask\":\"partial(1, 0)\",\"policy\":\"All phone\"}]");
    }

    @Test
    void aStatementOverTwoSourcesShowsNoneEither() {
        var one = masked(Kind.POSTGRESQL);
        var other = masked(Kind.FILES);

        var answer = json(api.post(ben, "/queries", """
                {"dataSource": "%s", "otherSources": ["%s"], "sql": "SELECT a.phone, b.phone FROM %s.staff a JOIN %s.staff b ON b.region = a.region"}""".formatted(one, other, name(one), name(other))));

        assertThat(rows(answer)).isEqualTo("[[5***, 5***], [5***, 5***]]");
    }

    private String name(String source) {
        return json(api.get(ana, "/data-sources/" + source)).at("/name").asString();
    }

    private static DataSourceId id(String source) {
        return new DataSourceId(UUID.fromString(source));
    }

    /** A source whose one column of telephone numbers shows its first character alone. */
    private String masked(Kind kind) {
        var source = shops.connect(kind);
        shops.bindAll(source, "phone", "partial(1, 0)");
        shops.decide(source, "staff", "phone", "confirmed", "phone");
        return source;
    }
}
