package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.OpenSource;
import candela.server.datasource.reading.SourceReader;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A data policy is switched off and on again without being made anew. */
@ServerTest
class PolicySwitchTest {

    private static final String OWN = "owner = {user.email}";

    private final People people;
    private final Api api;
    private final SourceReader reader;
    private final PoliciedSales shop;
    private final Person ana;
    private final Person ben;

    PolicySwitchTest(MockMvcTester http, People people, Api api, SourceReader reader) {
        this.people = people;
        this.api = api;
        this.reader = reader;
        this.shop = new PoliciedSales(http, people, api);
        this.ana = shop.ana;
        this.ben = shop.ben;
    }

    @Test
    void oneThatIsSwitchedOffBindsNeitherQuestionsNorStatementsUntilItIsSwitchedOn() {
        var made = shop.everybodySeesTheirOwn();
        assertThat(json(made).at("/enabled").asBoolean()).isTrue();
        assertThat(shop.count(ben)).isEqualTo("[[2]]");

        var off = switched(made, "Own", OWN, false);
        assertThat(json(off).at("/enabled").asBoolean()).isFalse();
        assertThat(shop.count(ben)).isEqualTo("[[3]]");
        assertThat(shop.rows(ben, "total amount by region")).contains("South");
        assertThat(shop.ask(ben, "total amount by region").at("/policies")).isEmpty();
        assertThat(json(shop.preview(ana, ben)).at("/items")).isEmpty();
        assertThat(json(api.get(ben, "/data-sources/" + shop.source))
                        .at("/rowCount")
                        .asInt())
                .isEqualTo(3);

        switched(off, "Own", OWN, true);
        assertThat(shop.count(ben)).isEqualTo("[[2]]");
        assertThat(shop.rows(ben, "total amount by region")).doesNotContain("South");
    }

    @Test
    void whatTheParserKnowsOfValuesFollowsTheSwitch() {
        var made = shop.everybodySeesTheirOwn();
        assertThat(shop.ask(ben, "total amount in South").at("/sql").toString()).doesNotContain("South");

        var off = switched(made, "Own", OWN, false);
        assertThat(shop.ask(ben, "total amount in South").at("/sql").asString()).contains("South");
        assertThat(sales().distinctValues("sales", "region", 10)).contains("North", "South");

        switched(off, "Own", OWN, true);
        assertThat(shop.ask(ben, "total amount in South").at("/sql").toString()).doesNotContain("South");
        assertThat(sales().distinctValues("sales", "region", 10)).containsExactly("North");
    }

    @Test
    void aHiddenColumnIsThereWhileItsPolicyIsSwitchedOff() {
        var made = shop.create(ana, hiding(null));
        assertThat(schema()).bodyText().doesNotContain("salary");

        var off = changed(made, hiding(false));
        assertThat(schema()).bodyText().contains("salary");

        changed(off, hiding(true));
        assertThat(schema()).bodyText().doesNotContain("salary");
        assertThat(shop.statement(ben, "SELECT salary FROM sales").at("/status").asString())
                .isNotEqualTo("succeeded");
    }

    @Test
    void oneIsMadeSwitchedOffAndIsOnWhereNothingIsSaid() {
        var made = shop.create(ana, PoliciedSales.body("None", "row", null, "amount < 0", "\"enabled\": false"));
        assertThat(shop.count(ben)).isEqualTo("[[3]]");

        changed(made, PoliciedSales.body("None", "row", null, "amount < 0", null));
        assertThat(shop.count(ben)).isEqualTo("[[0]]");
    }

    @Test
    void oneThatFitsNoLongerIsSwitchedOffAndNotOnAgain() {
        var name = "r-" + UUID.randomUUID();
        var admin = people.administrator();
        var role = text(
                api.post(admin, "/roles", "{\"name\": \"%s\", \"permissions\": [\"query:run\"]}".formatted(name)),
                "/id");
        var made = shop.create(ana, ofRole(role, true));
        api.delete(admin, "/roles/" + role);

        var off = changed(made, ofRole(role, false));

        var again = shop.put(place(off), seen(off), ofRole(role, true));
        assertThat(again).hasStatus(400);
        assertThat(text(again, "/errors/0/field")).isEqualTo("role");
    }

    @Test
    void whoSwitchedItIsInTheAuditLogAndNobodyElseDoes() {
        var made = shop.everybodySeesTheirOwn();
        assertThat(api.put(ben, place(made), body("Own", OWN, false))).hasStatus(403);

        switched(made, "Own", OWN, false);

        var entry = json(api.get(ana, "/audit?entityType=data_policy&action=updated"))
                .at("/items/0");
        assertThat(entry.toString())
                .contains("\"enabled\"", "true", "false", ana.user().value().toString());
    }

    private MvcTestResult switched(MvcTestResult before, String name, String rule, boolean enabled) {
        return changed(before, body(name, rule, enabled));
    }

    private MvcTestResult changed(MvcTestResult before, String body) {
        var answer = shop.put(place(before), seen(before), body);
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private String place(MvcTestResult policy) {
        return shop.path() + "/" + text(policy, "/id");
    }

    private static @Nullable String seen(MvcTestResult policy) {
        return policy.getResponse().getHeader(HttpHeaders.ETAG);
    }

    private static String body(String name, String rule, boolean enabled) {
        return PoliciedSales.body(
                name, "row", null, rule, "\"exempt\": \"data_policies:write\", \"enabled\": " + enabled);
    }

    private static String hiding(@Nullable Boolean enabled) {
        return PoliciedSales.body(
                "Pay", "column", "salary", "hide", "\"exempt\": \"data_policies:write\", \"enabled\": " + enabled);
    }

    private static String ofRole(String role, boolean enabled) {
        return PoliciedSales.body(
                "Rare", "row", null, "amount > 0", "\"role\": \"%s\", \"enabled\": %s".formatted(role, enabled));
    }

    private MvcTestResult schema() {
        return api.get(ben, "/data-sources/" + shop.source + "/schema");
    }

    private OpenSource sales() {
        return reader.open(ben.actor(), new DataSourceId(UUID.fromString(shop.source)));
    }
}
