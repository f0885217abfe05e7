package candela.server.datasource;

import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.federation.Federations;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What of a source a language model may be told. */
@ServerTest
class DisclosureTest {

    private static final String CUSTOMERS = """
            id,name,email,segment
            1,Ana Silva,ana@example.com,Retail
            2,Ben Meyer,ben@example.org,Retail
            3,Grace Okafor,grace@example.net,Trade
            """;

    private final MockMvcTester http;
    private final Api api;
    private final Federations federations;
    private final Person ana;
    private final Person ben;
    private final DataSourceId customers;

    DisclosureTest(MockMvcTester http, People people, Api api, Federations federations) {
        this.http = http;
        this.api = api;
        this.federations = federations;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.customers = upload("Customers", "customers", CUSTOMERS);
    }

    @Test
    void whoKeepsTheSourceSaysHowMuchAndItIsWrittenDown() {
        var path = "/data-sources/" + customers.value();
        assertThat(text(api.get(ben, path), "/disclosure")).isEqualTo("schema");
        assertThat(level(ana, customers, "rows")).hasStatusOk();
        assertThat(text(api.get(ben, path), "/disclosure")).isEqualTo("rows");
        assertThat(level(ben, customers, "nothing")).hasStatus(403);
        assertThat(level(ana, customers, "everything")).hasStatus(400);
        assertThat(api.get(ana, "/audit?entityType=data_source&entity=" + customers.value()))
                .bodyText()
                .contains("told to models", "ROWS");
    }

    @Test
    void classifiedColumnsAreNeverToldWhateverTheLevel() {
        for (var level : List.of("schema", "samples", "rows")) {
            level(ana, customers, level);
            assertThat(columns(customers)).as(level).containsExactly("id", "segment");
        }
        decide("name", "rejected", "person_name");
        decide("segment", "confirmed", "confidential");
        assertThat(columns(customers)).containsExactly("id", "name");
    }

    @Test
    void nothingIsToldOfASourceWhoseKeeperSaysSo() {
        level(ana, customers, "nothing");
        assertThat(ground(customers).disclosed()).isEqualTo(Disclosed.NOTHING);
    }

    @Test
    void valuesAreToldFromSamplesOn() {
        assertThat(column("segment").samples()).isEmpty();
        assertThat(column("id").greatest()).isNull();
        assertThat(table().rowCount()).isNull();
        level(ana, customers, "samples");
        assertThat(column("segment").samples()).containsExactly("Retail", "Trade");
        assertThat(column("id").greatest()).isEqualTo("3");
        assertThat(table().rowCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT email FROM customers",
                "SELECT c.\"email\" AS segment FROM customers c",
                "SELECT * FROM customers",
                "SELECT segment FROM customers ORDER BY name",
                "SELECT customers FROM customers",
            })
    void rowsThatMayHoldClassifiedValuesAreNotTold(String sql) {
        level(ana, customers, "rows");
        assertThat(isDisclosable(sql)).as(sql).isFalse();
    }

    @Test
    void rowsAreToldAtTheLastLevelAlone() {
        var sql = "SELECT segment, count(*) FROM customers GROUP BY segment";
        level(ana, customers, "samples");
        assertThat(isDisclosable(sql)).isFalse();
        level(ana, customers, "rows");
        assertThat(isDisclosable(sql)).isTrue();
    }

    @Test
    void ofSeveralSourcesTheStrictestLevelHolds() {
        var goals = upload("Goals", "goals", "segment,goal,mail\nRetail,5,x@example.com\nTrade,7,y@example.com\n");
        level(ana, customers, "rows");
        level(ana, goals, "samples");
        var both = federations.ground(ana.actor(), List.of(customers, goals));
        var sql = "SELECT g.goal FROM Customers.customers c JOIN Goals.goals g ON g.segment = c.segment";

        assertThat(both.disclosed().level()).isEqualTo(Disclosure.SAMPLES);
        assertThat(both.disclosed().schema().tables())
                .extracting(Table::namespace, Table::name, it -> names(it).toList())
                .containsExactlyInAnyOrder(
                        tuple("Customers", "customers", List.of("id", "segment")),
                        tuple("Goals", "goals", List.of("segment", "goal")));
        assertThat(both.isDisclosable((Verdict.Allowed) both.check(sql, Map.of())))
                .isFalse();

        level(ana, goals, "rows");
        var rows = federations.ground(ana.actor(), List.of(customers, goals));
        assertThat(rows.isDisclosable((Verdict.Allowed) rows.check(sql, Map.of())))
                .isTrue();
        assertThat(rows.readsClassified((Verdict.Allowed)
                        rows.check("SELECT c.email, g.goal FROM Customers.customers c, Goals.goals g", Map.of())))
                .isTrue();

        level(ana, goals, "nothing");
        assertThat(federations.ground(ana.actor(), List.of(customers, goals)).disclosed())
                .isEqualTo(Disclosed.NOTHING);
    }

    private boolean isDisclosable(String sql) {
        var ground = ground(customers);
        return ground.isDisclosable((Verdict.Allowed) ground.check(sql, Map.of()));
    }

    private Ground ground(DataSourceId id) {
        return federations.ground(ana.actor(), List.of(id));
    }

    private Table table() {
        return ground(customers).disclosed().schema().table("customers").orElseThrow();
    }

    private Column column(String name) {
        return table().column(name).orElseThrow();
    }

    private List<String> columns(DataSourceId id) {
        return ground(id).disclosed().schema().tables().stream()
                .flatMap(DisclosureTest::names)
                .toList();
    }

    private static Stream<String> names(Table table) {
        return table.columns().stream().map(Column::name);
    }

    private MvcTestResult level(Person person, DataSourceId id, String level) {
        return api.patch(person, "/data-sources/" + id.value(), "{\"disclosure\": \"%s\"}".formatted(level));
    }

    private void decide(String column, String status, String label) {
        assertThat(api.put(ana, "/data-sources/" + customers.value() + "/classifications", """
                {"decisions": [{"table": "customers", "column": "%s", "status": "%s", "label": "%s"}]}""".formatted(
                                column, status, label)))
                .hasStatusOk();
    }

    private DataSourceId upload(String name, String table, String csv) {
        var file = new MockMultipartFile("file", table + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        var made = http.perform(multipart("/api/v1/data-sources/upload")
                .file(file)
                .param("name", name)
                .param("visibility", "team")
                .header(HttpHeaders.AUTHORIZATION, ana.bearer()));
        return new DataSourceId(UUID.fromString(text(made, "/id")));
    }
}
