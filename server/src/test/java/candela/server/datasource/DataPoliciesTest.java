package candela.server.datasource;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@ServerTest
class DataPoliciesTest {

    private final MockMvcTester http;
    private final People people;
    private final Api api;
    private final SourceReader reader;
    private final Person ana;
    private final Person ben;
    private final Person cho;
    private final String source;

    DataPoliciesTest(MockMvcTester http, People people, Api api, SourceReader reader) {
        this.http = http;
        this.people = people;
        this.api = api;
        this.reader = reader;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.cho = people.colleague(ana, "analyst");
        this.source = upload("""
                region,owner,amount,salary
                North,%1$s,10,5000
                North,%1$s,20,6000
                South,%2$s,5,7000
                """.formatted(ben.email(), cho.email()));
    }

    @Test
    void twoPeopleOfOneTeamAskTheSameAndEachSeesTheirOwnRows() {
        everybodySeesTheirOwn();

        assertThat(rows(cho, "total amount by region")).isEqualTo("[[\"South\",5]]");
        assertThat(rows(ben, "total amount by region")).isEqualTo("[[\"North\",30]]");
        assertThat(rows(ana, "total amount by region")).contains("North", "South");
    }

    @Test
    void statementsByHandAndFilesObeyAndShowThePersonsOwnText() {
        everybodySeesTheirOwn();

        var answer = statement(ben, "SELECT count(*) AS n, sum(amount) AS s FROM sales");

        assertThat(answer.at("/rows").toString()).isEqualTo("[[2,30]]");
        assertThat(answer.at("/sql").asString()).isEqualTo("SELECT count(*) AS n, sum(amount) AS s FROM sales");
        var file = api.get(
                ben,
                "/queries/"
                        + statement(ben, "SELECT region FROM sales").at("/id").asString() + "/results.csv");
        assertThat(file).bodyText().contains("North").doesNotContain("South");
    }

    @Test
    void aFollowUpSeesNoMoreThanTheQuestionBefore() {
        everybodySeesTheirOwn();
        var talk = text(api.post(ben, "/conversations", "{}"), "/id");
        var body = "{\"dataSource\": \"%s\", \"conversation\": \"%s\", \"question\": \"%s\"}";
        api.post(ben, "/queries", body.formatted(source, talk, "total amount by owner"));

        var refined = json(api.post(ben, "/queries", body.formatted(source, talk, "by region")));

        assertThat(refined.at("/rows").toString()).contains("North").doesNotContain("South");
    }

    @Test
    void aPolicyThatComesLaterHoldsForTheNextRun() {
        var query = statement(ben, "SELECT count(*) AS n FROM sales");
        assertThat(query.at("/rows").toString()).isEqualTo("[[3]]");
        everybodySeesTheirOwn();

        var again = json(api.post(ben, "/queries/" + query.at("/id").asString() + "/rerun", ""));

        assertThat(again.at("/rows").toString()).isEqualTo("[[2]]");
    }

    @Test
    void nobodyMeetsTheValuesOfOthersWhoeverAskedBefore() {
        everybodySeesTheirOwn();
        assertThat(ask(cho, "total amount in South").at("/sql").asString()).contains("South");

        assertThat(ask(ben, "total amount in South").at("/sql").toString()).doesNotContain("South");
        var sales = reader.open(ben.actor(), new DataSourceId(UUID.fromString(source)));
        assertThat(sales.valueCounts("sales", "region", 10)).isEqualTo(Map.of("North", 2L));
        assertThat(sales.distinctValues("sales", "owner", 10)).containsExactly(ben.email());
    }

    @Test
    void aHiddenColumnIsNowhereAndAMaskedOneShowsItsMask() {
        column("salary", "hide");
        column("owner", "partial(1, 0)");

        var schema = api.get(ben, "/data-sources/" + source + "/schema");
        assertThat(schema).bodyText().contains("amount").doesNotContain("salary", "5000", ben.email());
        var preview = api.get(ben, "/data-sources/" + source + "/preview?table=sales");
        assertThat(preview).hasStatusOk().bodyText().contains("p***").doesNotContain("5000", ben.email());
        assertThat(api.get(ana, "/data-sources/" + source + "/schema"))
                .bodyText()
                .contains("salary");
    }

    @Test
    void howManyRowsThereAreIsNotTold() {
        everybodySeesTheirOwn();

        assertThat(api.get(ben, "/data-sources/" + source))
                .bodyJson()
                .extractingPath("$.rowCount")
                .isNull();
        assertThat(api.get(ben, "/data-sources/" + source + "/schema"))
                .bodyJson()
                .extractingPath("$.tables[0].rowCount")
                .isNull();
        assertThat(api.get(ana, "/data-sources/" + source))
                .bodyJson()
                .extractingPath("$.rowCount")
                .isEqualTo(3);
        for (var item : json(api.get(ben, "/data-sources")).at("/items")) {
            assertThat(item.at("/id").asString().equals(source)
                            && !item.at("/rowCount").isNull())
                    .isFalse();
        }
    }

    @Test
    void errorsTellNothingOfWhatIsHidden() {
        column("salary", "hide");
        column("region", "hash");
        everybodySeesTheirOwn();

        var misspelt = statement(ben, "SELECT salry FROM sales").at("/error");
        assertThat(misspelt.at("/message").asString()).contains("salry").doesNotContain("salary");
        assertThat(misspelt.at("/column").asInt()).isZero();
        var failing = statement(ben, "SELECT CAST(owner AS INTEGER) FROM sales ORDER BY amount")
                .toString();
        assertThat(failing).contains("\"failed\"").doesNotContain(cho.email()).doesNotContain("sha256(");
        assertThat(statement(ben, "SELECT region FROM sales").toString()).doesNotContain("sha256(", "North");
    }

    @Test
    void equalValuesHaveEqualHashesForEverybody() {
        column("region", "hash");

        var bens = statement(ben, "SELECT region FROM sales ORDER BY amount").at("/rows");
        var chos = statement(cho, "SELECT region FROM sales ORDER BY amount").at("/rows");

        assertThat(bens).isEqualTo(chos);
        assertThat(bens.at("/1")).isEqualTo(bens.at("/2")).isNotEqualTo(bens.at("/0"));
    }

    @Test
    void aPolicyForAPersonOrARoleBindsNobodyElse() {
        create(
                ana,
                body(
                        "Ben's",
                        "row",
                        null,
                        "amount > 15",
                        "\"user\": \"%s\"".formatted(ben.user().value())));
        assertThat(count(ben)).isEqualTo("[[1]]");
        assertThat(count(cho)).isEqualTo("[[3]]");

        var role = role("analyst");
        create(ana, body("Analysts'", "row", null, "amount < 15", "\"role\": \"%s\"".formatted(role)));
        assertThat(count(ben)).isEqualTo("[[0]]");
        assertThat(count(cho)).isEqualTo("[[2]]");
        assertThat(count(ana)).isEqualTo("[[3]]");
    }

    @Test
    void permissionsOfAnotherTeamFreeNobody() {
        everybodySeesTheirOwn();
        api.patch(ana, "/data-sources/" + source, "{\"visibility\": \"company\"}");
        var dan = people.member();

        assertThat(count(dan)).isEqualTo("[[0]]");
        assertThat(api.get(dan, path())).hasStatus(403);
    }

    @Test
    void onlyWhoMayKeepPoliciesDoesAndStrangersFindNothing() {
        var id = text(everybodySeesTheirOwn(), "/id");
        var eve = people.member();

        assertThat(api.get(ben, path())).hasStatus(403);
        assertThat(api.post(ben, path(), body("Mine", "row", null, "amount > 0", null)))
                .hasStatus(403);
        assertThat(api.delete(ben, path() + "/" + id)).hasStatus(403);
        assertThat(preview(ben, cho)).hasStatus(403);
        assertThat(api.get(eve, path())).hasStatus(404);
        assertThat(api.delete(eve, path() + "/" + id)).hasStatus(404);
        assertThat(preview(eve, cho)).hasStatus(404);
    }

    @Test
    void whatIsWrongIsToldWithFieldAndPlace() {
        refused(body("Bad", "row", null, "regoin = 'North'", null), "rule", "At character 1: ", "region");
        refused(body("Bad", "row", null, "region = ", null), "rule", "At character ", "");
        refused(body("Bad", "row", null, "owner = {user.mail}", null), "rule", "At character 9: ", "email");
        refused(body("Bad", "column", "salry", "hide", null), "column", "salary", "");
        refused(body("Bad", "column", "amount", "partial(1, 1)", null), "rule", "null or hide", "");
        refused(body("Bad", "row", null, "amount > 0", "\"exempt\": \"no:such\""), "exempt", "no:such", "");
        refused(
                body("Bad", "row", null, "amount > 0", "\"user\": \"%s\"".formatted(UUID.randomUUID())),
                "user",
                "person",
                "");
        refused(body("Bad", "row", null, "amount > 0", null).replace("sales", "sails"), "table", "sails", "");
    }

    @Test
    void aChangeHoldsAtOnceAndNeedsTheStateThatWasSeen() {
        var made = everybodySeesTheirOwn();
        var place = path() + "/" + text(made, "/id");
        var seen = made.getResponse().getHeader(HttpHeaders.ETAG);
        var wider = body("Own", "row", null, "amount > 0", null);

        assertThat(put(place, null, wider)).hasStatus(400);
        assertThat(put(place, seen, wider)).hasStatusOk();
        assertThat(put(place, seen, wider)).hasStatus(409);
        assertThat(count(ben)).isEqualTo("[[3]]");
        assertThat(api.delete(ana, place)).hasStatus(204);
        assertThat(json(api.get(ana, path())).at("/items")).isEmpty();
        assertThat(api.get(ana, "/audit?entityType=data_policy")).bodyText().contains("created", "updated", "deleted");
    }

    @Test
    void whoKeepsPoliciesSeesWhatAnotherPersonSees() {
        everybodySeesTheirOwn();
        column("salary", "round(1000)");

        var sight = json(preview(ana, cho)).at("/items/0");

        assertThat(sight.at("/table").asString()).isEqualTo("sales");
        assertThat(sight.at("/rowsVisible").asInt()).isEqualTo(1);
        assertThat(sight.at("/rowsTotal").asInt()).isEqualTo(3);
        assertThat(sight.at("/masked/0/column").asString()).isEqualTo("salary");
        assertThat(sight.at("/masked/0/mask").asString()).isEqualTo("round(1000)");
        assertThat(json(preview(ana, ana)).at("/items")).isEmpty();
        assertThat(preview(ana, people.member())).hasStatus(400);
    }

    private MvcTestResult everybodySeesTheirOwn() {
        return create(ana, body("Own", "row", null, "owner = {user.email}", "\"exempt\": \"data_policies:write\""));
    }

    private void column(String column, String mask) {
        create(ana, body(column, "column", column, mask, "\"exempt\": \"data_policies:write\""));
    }

    private MvcTestResult create(Person person, String body) {
        var made = api.post(person, path(), body);
        assertThat(made).hasStatus(201);
        return made;
    }

    private void refused(String body, String field, String... words) {
        var answer = api.post(ana, path(), body);
        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/errors/0/field")).isEqualTo(field);
        assertThat(text(answer, "/errors/0/message")).contains(words);
    }

    private static String body(String name, String kind, @Nullable String column, String rule, @Nullable String more) {
        return """
                {"name": "%s", "kind": "%s", "table": "sales", "column": %s, "rule": "%s"%s}""".formatted(
                name, kind, column == null ? "null" : "\"" + column + "\"", rule, more == null ? "" : ", " + more);
    }

    private MvcTestResult preview(Person person, Person other) {
        return api.post(
                person,
                path() + "/preview",
                "{\"user\": \"%s\"}".formatted(other.user().value()));
    }

    private MvcTestResult put(String place, @Nullable String seen, String body) {
        var request = http.put()
                .uri("/api/v1" + place)
                .header(HttpHeaders.AUTHORIZATION, ana.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (seen == null ? request : request.header(HttpHeaders.IF_MATCH, seen)).exchange();
    }

    private String role(String name) {
        for (var role : json(api.get(ana, "/roles")).at("/items")) {
            if (role.at("/name").asString().equals(name)) {
                return role.at("/id").asString();
            }
        }
        throw new IllegalArgumentException(name);
    }

    private String path() {
        return "/data-sources/" + source + "/policies";
    }

    private String count(Person person) {
        return statement(person, "SELECT count(*) AS n FROM sales").at("/rows").toString();
    }

    private String rows(Person person, String question) {
        return ask(person, question).at("/rows").toString();
    }

    private JsonNode ask(Person person, String question) {
        return json(api.post(
                person, "/queries", "{\"dataSource\": \"%s\", \"question\": \"%s\"}".formatted(source, question)));
    }

    private JsonNode statement(Person person, String sql) {
        return json(api.post(person, "/queries", "{\"dataSource\": \"%s\", \"sql\": \"%s\"}".formatted(source, sql)));
    }

    private String upload(String rows) {
        var file = new MockMultipartFile("file", "sales.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file)
                        .param("name", "Sales " + UUID.randomUUID())
                        .param("visibility", "team")
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())),
                "/id");
    }
}
