package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What managers say of people, and what policies make of it. */
@ServerTest
class MemberAttributesTest {

    private static final String REGIONS =
            "{\"attributes\": {\"region\": [\"North\"], \"regions\": [\"North\", \" South \", \"\"]}}";

    private final People people;
    private final Api api;
    private final PoliciedSales shop;
    private final Person ana;
    private final Person ben;
    private final Person cho;

    MemberAttributesTest(MockMvcTester http, People people, Api api) {
        this.people = people;
        this.api = api;
        this.shop = new PoliciedSales(http, people, api);
        this.ana = shop.ana;
        this.ben = shop.ben;
        this.cho = shop.cho;
    }

    @Test
    void aPolicyComparesWithWhatIsSaidOfThePerson() {
        assertThat(say(ana, ben, REGIONS)).hasStatusOk();
        shop.create(ana, PoliciedSales.body("Own region", "row", null, "region = {user.region}", null));
        assertThat(shop.count(ben)).isEqualTo("[[2]]");
        assertThat(shop.count(cho)).isEqualTo("[[0]]");

        say(ana, cho, "{\"attributes\": {\"region\": [\"South\"]}}");
        assertThat(shop.count(cho)).isEqualTo("[[1]]");
        say(ana, cho, "{\"attributes\": {\"region\": [\"North\", \"South\"]}}");
        assertThat(shop.count(cho)).isEqualTo("[[0]]");
    }

    @Test
    void aRuleKnowsTheAccountTheTeamsAndTheRolesOfEverybody() {
        var own = new ArrayList<String>();
        for (var it : json(api.get(ben, "/teams")).at("/items")) {
            own.add(it.at("/id").asString());
        }
        assertThat(own).contains(ana.team().value().toString());
        var staff = shop.upload(
                ana, """
                person,team,role
                %s,%s,analyst
                %s,%s,manager
                """.formatted(ben.user().value(), own.getLast(), cho.user().value(), UUID.randomUUID()));

        for (var rule : List.of("person = {user.id}", "team in {user.teams}", "role in {user.role}")) {
            var policy = api.post(
                    ana, "/data-sources/" + staff + "/policies", PoliciedSales.body(rule, "row", null, rule, null));
            assertThat(policy).hasStatus(201);
            assertThat(persons(staff, ben))
                    .as(rule)
                    .isEqualTo("[[\"" + ben.user().value() + "\"]]");
            api.delete(ana, "/data-sources/" + staff + "/policies/" + text(policy, "/id"));
        }
    }

    private String persons(String source, Person reader) {
        var sql = "{\"dataSource\": \"%s\", \"sql\": \"SELECT person FROM sales\"}".formatted(source);
        return json(api.post(reader, "/queries", sql)).at("/rows").toString();
    }

    @Test
    void severalValuesAreAskedForWithIn() {
        say(ana, ben, REGIONS);
        say(ana, cho, "{\"attributes\": {\"regions\": [\"South\"]}}");
        shop.create(ana, PoliciedSales.body("Regions", "row", null, "region in {user.regions}", null));

        assertThat(shop.count(ben)).isEqualTo("[[3]]");
        assertThat(shop.count(cho)).isEqualTo("[[1]]");
        assertThat(shop.rows(cho, "total amount by region")).isEqualTo("[[\"South\",5]]");
    }

    @Test
    void whoIsNotInTheTeamHasNone() {
        say(ana, ben, REGIONS);
        shop.create(ana, PoliciedSales.body("Own region", "row", null, "region = {user.region}", null));
        api.patch(ana, "/data-sources/" + shop.source, "{\"visibility\": \"company\"}");
        var dan = people.member();
        var eve = people.colleague(dan, "analyst");
        api.put(dan, member(dan, eve) + "/attributes", REGIONS);

        assertThat(shop.count(eve)).isEqualTo("[[0]]");
        assertThat(api.delete(ben, member(ana, ben))).hasStatus(204);
        assertThat(shop.count(ben)).isEqualTo("[[0]]");
    }

    @Test
    void nobodySaysAnythingOfThemselvesAndOnlyManagersOfOthers() {
        assertThat(say(ana, ana, REGIONS)).hasStatus(403);
        assertThat(say(ben, ben, REGIONS)).hasStatus(403);
        assertThat(say(cho, ben, REGIONS)).hasStatus(403);
        assertThat(say(people.member(), ben, REGIONS)).hasStatus(404);
        var admin = people.administrator();
        assertThat(say(admin, ben, REGIONS)).hasStatusOk();
        api.post(
                ana,
                "/teams/" + ana.team().value() + "/members",
                "{\"login\": \"%s\", \"roles\": [\"viewer\"]}".formatted(admin.email()));
        assertThat(say(admin, admin, REGIONS)).hasStatus(403);
    }

    @Test
    void whatIsSaidIsToldToManagersAndToThePersonAlone() {
        say(ana, ben, REGIONS);

        assertThat(said(ana, ben)).isEqualTo("{\"region\":[\"North\"],\"regions\":[\"North\",\"South\"]}");
        assertThat(said(ben, ben)).contains("South");
        assertThat(said(cho, ben)).isEqualTo("{}");
        assertThat(api.get(ana, "/audit?entityType=member")).bodyText().contains("North");
    }

    @Test
    void whatIsKnownOfEverybodyCannotBeSaidAnew() {
        for (var name : new String[] {"email", "role", "teams", "id", "Region", "a b", ""}) {
            var refused = say(ana, ben, "{\"attributes\": {\"%s\": [\"x\"]}}".formatted(name));
            assertThat(refused).as(name).hasStatus(400);
        }
        assertThat(text(say(ana, ben, "{\"attributes\": {\"email\": [\"x\"]}}"), "/errors/0/field"))
                .isEqualTo("attributes");
        assertThat(say(ana, ben, "{\"attributes\": {\"region\": [\"a\\u0000b\"]}}"))
                .hasStatus(400);
    }

    @Test
    void aPolicyNamesWhatIsKnownInTheTeam() {
        var body = PoliciedSales.body("Bad", "row", null, "region = {user.regio}", null);
        shop.refused(body, "rule", "At character 10: ", "regio");
        say(ana, ben, REGIONS);
        shop.refused(body, "rule", "At character 10: ", "Did you mean region?");
        shop.create(ana, body.replace("regio}", "region}"));

        say(ana, ben, "{\"attributes\": {\"region\": []}}");

        assertThat(json(api.get(ana, shop.path())).at("/items/0/problem").asString())
                .contains("region");
        assertThat(shop.count(ben)).isEqualTo("[[0]]");
    }

    private MvcTestResult say(Person person, Person of, String body) {
        return api.put(person, member(ana, of) + "/attributes", body);
    }

    private String said(Person reader, Person of) {
        for (var item : json(api.get(reader, "/teams/" + ana.team().value() + "/members"))
                .at("/items")) {
            if (item.at("/user").asString().equals(of.user().value().toString())) {
                return item.at("/attributes").toString();
            }
        }
        throw new AssertionError(of);
    }

    private static String member(Person host, Person person) {
        return "/teams/" + host.team().value() + "/members/" + person.user().value();
    }
}
