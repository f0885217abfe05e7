package candela.server.datasource;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

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
