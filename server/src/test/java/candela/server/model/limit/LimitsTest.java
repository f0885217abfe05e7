package candela.server.model.limit;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.platform.Problem;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Who sets limits, and which of them hold for whom. */
@ServerTest
class LimitsTest {

    private final Api api;
    private final People people;
    private final LimitGate gate;
    private final Person ana;
    private final UUID model = UUID.randomUUID();

    LimitsTest(Api api, People people, LimitGate gate) {
        this.api = api;
        this.people = people;
        this.gate = gate;
        this.ana = people.member();
    }

    @Test
    void ofTwoLimitsTheLowerBindsAndTheRefusalNamesIt() {
        limit("\"subject\": \"team\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": 5000");
        limit("\"subject\": \"user\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": 1000");

        reserve(ana, 900);

        assertThatThrownBy(() -> reserve(ana, 200))
                .isInstanceOfSatisfying(Problem.class, it -> {
                    assertThat(it.kind()).isEqualTo(Problem.Kind.LIMITED);
                    assertThat(it.retryAfter()).isPositive();
                })
                .hasMessageContainingAll(
                        "1,000 tokens per day for you, set by the team",
                        "900 tokens are used or reserved",
                        "this call may need 200 tokens",
                        "resets at");
    }

    @Test
    void aRefusedCallLeavesNothingReservedOfTheOtherLimits() {
        limit("\"subject\": \"team\", \"metric\": \"requests\", \"span\": \"month\", \"amount\": 1");
        limit("\"subject\": \"user\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": 1000");
        assertThatThrownBy(() -> reserve(ana, 2000)).isInstanceOf(Problem.class);

        reserve(ana, 10);
    }

    @Test
    void aNarrowerLimitOfTheSameOwnerHoldsInPlaceOfTheGeneralOneEvenWhenItSaysNone() {
        limit("\"subject\": \"user\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": 100");
        var none = limit(
                "\"subject\": \"user\", \"target\": \"%s\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": null"
                        .formatted(ana.user().value()));

        reserve(ana, 5000);

        var effective = effective();
        assertThat(effective.at("/0/limit/id").asString()).isEqualTo(none);
        assertThat(effective.at("/0/setAsideBy").isNull()).isTrue();
        assertThat(effective.at("/1/setAsideBy").asString()).isEqualTo(none);
    }

    @Test
    void aTeamCannotLoosenWhatBindsTheWholeInstallation() {
        var administrator = people.administrator();
        var everywhere = text(api.post(administrator, "/limits", """
                {"ofAll": true, "subject": "model", "target": "%s", "metric": "tokens", "span": "day", "amount": 100}""".formatted(model)), "/id");
        limit("\"subject\": \"model\", \"target\": \"%s\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": null"
                .formatted(model));

        assertThatThrownBy(() -> reserve(ana, 101))
                .hasMessageContaining("for this model, set for the whole installation");
        assertThat(api.put(ana, "/limits/" + everywhere, "{\"amount\": 1000}")).hasStatus(403);
        assertThat(api.delete(ana, "/limits/" + everywhere)).hasStatus(403);
        assertThat(api.delete(administrator, "/limits/" + everywhere)).hasStatus(204);
        reserve(ana, 101);
    }

    @Test
    void aLimitForAPersonWithAModelCountsThatPersonWithThatModelAlone() {
        limit(
                "\"subject\": \"model_user\", \"target\": \"%s\", \"metric\": \"tokens\", \"span\": \"minute\", \"amount\": 100"
                        .formatted(model));
        var ben = people.colleague(ana, "member");
        reserve(ana, 100);

        reserve(ben, 100);
        gate.reserve(ana.actor(), UUID.randomUUID(), new Amounts(1, 100, 0, 0), true);
        assertThatThrownBy(() -> reserve(ana, 1)).hasMessageContaining("for you with this model");
    }

    @Test
    void whatIsUsedIsShownWithWhenItResetsAndWhy() {
        limit("\"subject\": \"user\", \"metric\": \"money\", \"span\": \"month\", \"amount\": 2.5, \"warnAt\": 80");

        gate.reserve(ana.actor(), model, new Amounts(1, 0, 0, 1_250_000_000), true)
                .settle(new Amounts(1, 0, 0, 1_000_000_000));

        var shown = effective().at("/0");
        assertThat(shown.at("/limit/amount").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(shown.at("/used").decimalValue().add(shown.at("/reserved").decimalValue()))
                .isGreaterThanOrEqualTo(BigDecimal.ONE);
        assertThat(shown.at("/resetsAt").asString()).endsWith("-01T00:00:00Z");
    }

    @Test
    void onlyWhoMaySetsLimitsAndSeesThoseOfColleagues() {
        var id = limit("\"subject\": \"user\", \"metric\": \"requests\", \"span\": \"day\", \"amount\": 5");
        var ben = people.colleague(ana, "member");
        var eve = people.member();

        assertThat(api.post(
                        ben,
                        "/limits",
                        body("\"subject\": \"user\", \"metric\": \"requests\", \"span\": \"hour\", \"amount\": 5")))
                .hasStatus(403);
        assertThat(api.put(ben, "/limits/" + id, "{\"amount\": 6}")).hasStatus(403);
        assertThat(api.get(
                        ben,
                        "/limits/effective?model=" + model + "&user="
                                + ana.user().value()))
                .hasStatus(403);
        assertThat(api.get(
                        ana,
                        "/limits/effective?model=" + model + "&user="
                                + ben.user().value()))
                .hasStatusOk();
        assertThat(api.put(eve, "/limits/" + id, "{\"amount\": 6}")).hasStatus(404);
        assertThat(json(api.get(eve, "/limits")).toString()).doesNotContain(id);
    }

    @Test
    void theSameLimitTwiceIsAConflictAndItsChangesAreAudited() {
        var wish = "\"subject\": \"user\", \"metric\": \"requests\", \"span\": \"day\", \"amount\": 5";
        var id = limit(wish);

        assertThat(api.post(ana, "/limits", body(wish))).hasStatus(409);
        assertThat(api.put(ana, "/limits/" + id, "{\"amount\": 7}")).hasStatusOk();
        assertThat(api.delete(ana, "/limits/" + id)).hasStatus(204);
        assertThat(json(api.get(ana, "/audit?entityType=usage_limit")).toString())
                .contains("created", "updated", "deleted", "7 requests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount | \"subject\": \"user\", \"metric\": \"requests\", \"span\": \"day\", \"amount\": -1",
                "amount | \"subject\": \"user\", \"metric\": \"requests\", \"span\": \"day\", \"amount\": 1.5",
                "amount | \"subject\": \"user\", \"metric\": \"money\", \"span\": \"day\", \"amount\": 0.0000000001",
                "metric | \"subject\": \"user\", \"metric\": \"wishes\", \"span\": \"day\", \"amount\": 1",
                "person | \"subject\": \"user\", \"person\": \"00000000-0000-0000-0000-000000000001\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": 1",
                "warnAt | \"subject\": \"user\", \"metric\": \"tokens\", \"span\": \"day\", \"amount\": 1, \"warnAt\": 100"
            })
    void whatCannotBeALimitIsToldByField(String field, String wish) {
        assertThat(api.post(ana, "/limits", body(wish)))
                .hasStatus(400)
                .bodyText()
                .contains("\"field\":\"" + field + "\"");
    }

    private void reserve(Person person, long tokens) {
        gate.reserve(person.actor(), model, new Amounts(1, tokens, 0, 0), true);
    }

    private String limit(String wish) {
        return text(created(api.post(ana, "/limits", body(wish))), "/id");
    }

    private static MvcTestResult created(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        return answer;
    }

    private static String body(String wish) {
        return "{\"ofAll\": false, " + wish + "}";
    }

    private JsonNode effective() {
        return json(api.get(ana, "/limits/effective?model=" + model)).at("/items");
    }
}
