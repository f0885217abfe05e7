package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who keeps data policies, and what they are told. */
@ServerTest
class PolicyKeepingTest {

    private final People people;
    private final Api api;
    private final PoliciedSales shop;
    private final Person ana;
    private final Person ben;
    private final Person cho;
    private final String source;

    PolicyKeepingTest(MockMvcTester http, People people, Api api) {
        this.people = people;
        this.api = api;
        this.shop = new PoliciedSales(http, people, api);
        this.ana = shop.ana;
        this.ben = shop.ben;
        this.cho = shop.cho;
        this.source = shop.source;
    }

    @Test
    void onlyWhoMayKeepPoliciesDoesAndStrangersFindNothing() {
        var id = text(shop.everybodySeesTheirOwn(), "/id");
        var eve = people.member();

        assertThat(api.get(ben, shop.path())).hasStatus(403);
        assertThat(api.post(ben, shop.path(), PoliciedSales.body("Mine", "row", null, "amount > 0", null)))
                .hasStatus(403);
        assertThat(api.delete(ben, shop.path() + "/" + id)).hasStatus(403);
        assertThat(shop.preview(ben, cho)).hasStatus(403);
        assertThat(api.get(eve, shop.path())).hasStatus(404);
        assertThat(api.delete(eve, shop.path() + "/" + id)).hasStatus(404);
        assertThat(shop.preview(eve, cho)).hasStatus(404);
    }

    @Test
    void whatIsWrongIsToldWithFieldAndPlace() {
        shop.refused(
                PoliciedSales.body("Bad", "row", null, "regoin = 'North'", null), "rule", "At character 1: ", "region");
        shop.refused(PoliciedSales.body("Bad", "row", null, "region = ", null), "rule", "At character ", "");
        shop.refused(
                PoliciedSales.body("Bad", "row", null, "owner = {user.mail}", null),
                "rule",
                "At character 9: ",
                "email");
        shop.refused(PoliciedSales.body("Bad", "column", "salry", "hide", null), "column", "salary", "");
        shop.refused(PoliciedSales.body("Bad", "column", "amount", "partial(1, 1)", null), "rule", "null or hide", "");
        shop.refused(
                PoliciedSales.body("Bad", "row", null, "amount > 0", "\"exempt\": \"no:such\""),
                "exempt",
                "no:such",
                "");
        shop.refused(
                PoliciedSales.body("Bad", "row", null, "amount > 0", "\"user\": \"%s\"".formatted(UUID.randomUUID())),
                "user",
                "person",
                "");
        shop.refused(
                PoliciedSales.body("Bad", "row", null, "amount > 0", null).replace("sales", "sails"),
                "table",
                "sails",
                "");
    }

    @Test
    void whatIsWrongWithOneByClassificationIsToldToo() {
        shop.refused(byClass("column", "colour", "null"), "classification", "must be one of", "email");
        shop.refused(byClass("row", "email", "true"), "classification", "A row policy names a table");
        shop.refused(byClass("column", "public", "null"), "classification", "choose another");
        for (var also : List.of("\"table\": \"sales\"", "\"namespace\": \"main\"", "\"column\": \"owner\"")) {
            shop.refused(
                    byClass("column", "email", "null").replace("{", "{" + also + ", "),
                    "classification",
                    "leave the classification out");
        }
        shop.refused(byClass("column", "email", "star"), "rule", "At character 1: ", "partial");
        shop.refused(
                PoliciedSales.body("Bad", "column", "amount", "null", null).replace("\"sales\"", "null"),
                "table",
                "Name the table");
        shop.refused(PoliciedSales.body("Bad", "column", null, "null", null), "column", "names a column");

        decide(ana, "amount", "confirmed", "confidential");
        shop.refused(byClass("column", "confidential", "partial(1, 0)"), "rule", "does not fit amount", "null or hide");
        decide(ana, "region", "confirmed", "confidential");
        var made = json(shop.create(ana, byClass("column", "confidential", "partial(1, 0)")));
        assertThat(made.at("/columns/0/column").asString()).isEqualTo("region");
        assertThat(made.at("/columns/0/rule").asString()).isEqualTo("partial(1, 0)");
        assertThat(made.at("/columns/1/rule").asString()).isEqualTo("null");
    }

    @Test
    void oneByClassificationSaysWhatItBindsByNow() {
        decide(ana, "owner", "rejected", "email");
        var made = json(shop.create(ana, byClass("column", "email", "partial(1, 0)")));
        assertThat(made.at("/classification").asString()).isEqualTo("email");
        assertThat(made.at("/table").isNull()).isTrue();
        assertThat(made.at("/columns")).isEmpty();

        decide(ana, "owner", "confirmed", "email");
        var kept = json(api.get(ana, shop.path())).at("/items/0");
        assertThat(kept.at("/problem").asString()).isEmpty();
        assertThat(kept.at("/columns/0/table").asString()).isEqualTo("sales");
        assertThat(kept.at("/columns/0/column").asString()).isEqualTo("owner");
        decide(ana, "owner", "rejected", "email");
        decide(ana, "amount", "confirmed", "email");
        var misfit = json(api.get(ana, shop.path())).at("/items/0");
        assertThat(misfit.at("/problem").asString()).contains("partial(1, 0) does not fit amount");
        assertThat(misfit.at("/columns/0/rule").asString()).isEqualTo("null");
        assertThat(api.get(ana, "/audit?entityType=data_policy")).bodyText().contains("\"classification\"", "email");
    }

    @Test
    void whoMayNotWritePoliciesDoesNotTakeAwayWhatTheyGoBy() {
        var dan = people.colleague(ana, "member");
        var own = shop.upload(dan);
        var place = "/data-sources/" + own + "/policies";
        assertThat(decide(dan, own, "owner", "confirmed", "email")).hasStatusOk();
        assertThat(decide(dan, own, "owner", "confirmed", "phone")).hasStatusOk();
        assertThat(decide(dan, own, "owner", "confirmed", "email")).hasStatusOk();
        assertThat(api.post(ana, place, byClass("column", "email", "null"))).hasStatus(201);

        for (var attempt : List.of(
                decide(dan, own, "owner", "rejected", "email"), decide(dan, own, "owner", "confirmed", "public"))) {
            assertThat(attempt).hasStatus(403);
            assertThat(text(attempt, "/detail")).contains("The policy All of it", "sales.owner");
        }
        assertThat(decide(dan, own, "region", "confirmed", "email")).hasStatusOk();
        assertThat(decide(dan, own, "amount", "confirmed", "phone")).hasStatusOk();
        assertThat(decide(dan, own, "amount", "rejected", "phone")).hasStatusOk();
        assertThat(decide(people.administrator(), own, "owner", "rejected", "email"))
                .hasStatusOk();
    }

    private void decide(Person person, String column, String status, String label) {
        assertThat(decide(person, source, column, status, label)).hasStatusOk();
    }

    private MvcTestResult decide(Person person, String id, String column, String status, String label) {
        return api.put(person, "/data-sources/" + id + "/classifications", """
                {"decisions": [{"table": "sales", "column": "%s", "status": "%s", "label": "%s"}]}""".formatted(column, status, label));
    }

    private static String byClass(String kind, String classification, String rule) {
        return """
                {"name": "All of it", "kind": "%s", "classification": "%s", "rule": "%s", "exempt": "data_policies:write"}""".formatted(kind, classification, rule);
    }

    @Test
    void whoKeepsPoliciesIsToldWhichOfThemFitNoLonger() {
        var admin = people.administrator();
        var name = "r-" + UUID.randomUUID();
        var role = text(
                api.post(admin, "/roles", "{\"name\": \"%s\", \"permissions\": [\"query:run\"]}".formatted(name)),
                "/id");
        shop.create(ana, PoliciedSales.body("Rare", "row", null, "amount > 0", "\"role\": \"%s\"".formatted(role)));
        assertThat(json(api.get(ana, shop.path())).at("/items/0/problem").asString())
                .isEmpty();

        api.delete(admin, "/roles/" + role);

        assertThat(json(api.get(ana, shop.path())).at("/items/0/problem").asString())
                .contains("no such role");
    }

    @Test
    void twoPoliciesOfASourceHaveTwoNames() {
        shop.everybodySeesTheirOwn();

        assertThat(api.post(ana, shop.path(), PoliciedSales.body("own", "row", null, "amount > 0", null)))
                .hasStatus(409);
    }

    @Test
    void aChangeHoldsAtOnceAndNeedsTheStateThatWasSeen() {
        var made = shop.everybodySeesTheirOwn();
        var place = shop.path() + "/" + text(made, "/id");
        var seen = made.getResponse().getHeader(HttpHeaders.ETAG);
        var wider = PoliciedSales.body("Own", "row", null, "amount > 0", null);

        assertThat(shop.put(place, null, wider)).hasStatus(400);
        assertThat(shop.put(place, seen, wider)).hasStatusOk();
        assertThat(shop.put(place, seen, wider)).hasStatus(409);
        assertThat(shop.count(ben)).isEqualTo("[[3]]");
        assertThat(api.delete(ana, place)).hasStatus(204);
        assertThat(json(api.get(ana, shop.path())).at("/items")).isEmpty();
        assertThat(api.get(ana, "/audit?entityType=data_policy")).bodyText().contains("created", "updated", "deleted");
    }

    @Test
    void whoKeepsPoliciesSeesWhatAnotherPersonSees() {
        shop.everybodySeesTheirOwn();
        shop.column("salary", "round(1000)");

        var sight = json(shop.preview(ana, cho)).at("/items/0");

        assertThat(sight.at("/table").asString()).isEqualTo("sales");
        assertThat(sight.at("/rowsVisible").asInt()).isEqualTo(1);
        assertThat(sight.at("/rowsTotal").asInt()).isEqualTo(3);
        assertThat(sight.at("/masked/0/column").asString()).isEqualTo("salary");
        assertThat(sight.at("/masked/0/mask").asString()).isEqualTo("round(1000)");
        assertThat(json(shop.preview(ana, ana)).at("/items")).isEmpty();
        assertThat(shop.preview(ana, people.member())).hasStatus(400);
        api.patch(ana, "/data-sources/" + source, "{\"visibility\": \"private\"}");
        assertThat(text(shop.preview(ana, cho), "/detail")).isEqualTo("This person sees nothing of the data source");
    }
}
