package candela.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.model.Model.ModelId;
import candela.server.testing.Api;
import candela.server.testing.ModelsInUse;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Models that connections offer, the one that is built in, and what a team prefers. */
@ServerTest
class ModelsTest {

    private static final String BUILT_IN = "01900000-0000-7000-8000-000000000111";

    private final Api api;
    private final People people;
    private final ModelsInUse inUse;
    private final Person manager;
    private final String connection;

    ModelsTest(Api api, People people, ModelsInUse inUse) {
        this.api = api;
        this.people = people;
        this.inUse = inUse;
        this.manager = people.member();
        this.connection = connect(manager, "team", "Lab");
    }

    @Test
    void aModelIsAddedChangedSwitchedOffAndTakenAway() {
        var id = added("""
                {"name": "gpt-5-mini", "type": "llm", "contextSize": 400000, "maxOutput": 128000, "inputPrice": 0.250,
                 "outputPrice": 2, "capabilities": ["tool_use", "vision"]}""");

        assertThat(api.get(manager, "/models/" + id)).bodyJson().isLenientlyEqualTo("""
                {"name": "gpt-5-mini", "upstream": "gpt-5-mini", "type": "llm", "contextSize": 400000, "inputPrice": 0.25,
                 "outputPrice": 2, "capabilities": ["tool_use", "vision"], "enabled": true, "connectionName": "Lab"}""");
        assertThat(api.put(manager, "/models/" + id, """
                {"name": "small", "upstream": "gpt-5-mini", "type": "llm", "outputPrice": 0, "capabilities": ["guarded"]}""")).bodyJson().isLenientlyEqualTo("""
                        {"name": "small", "upstream": "gpt-5-mini", "inputPrice": null, "outputPrice": 0,
                         "capabilities": ["guarded"]}""");
        assertThat(api.put(manager, "/models/" + id + "/enabled", "{\"enabled\": false}"))
                .bodyJson()
                .extractingPath("$.enabled")
                .isEqualTo(false);
        assertThat(api.delete(manager, "/models/" + id)).hasStatus(204);
        assertThat(api.get(manager, "/models/" + id)).hasStatus(404);
        assertThat(api.get(manager, "/audit?entityType=model"))
                .bodyText()
                .contains("created", "updated", "deleted", "gpt-5-mini");
    }

    @Test
    void aPriceForOneTokenIsRefusedWithWordsAndTheRightOne() {
        assertThat(add("{\"name\": \"cheap\", \"type\": \"llm\", \"inputPrice\": 0.0000025}"))
                .hasStatus(400)
                .bodyText()
                .contains("per 1,000,000 tokens", "0.0000025", "would be 2.5");
        assertThat(add("{\"name\": \"dear\", \"type\": \"llm\", \"outputPrice\": 60000}"))
                .hasStatus(400);
        assertThat(add("{\"name\": \"negative\", \"type\": \"llm\", \"outputPrice\": -1}"))
                .hasStatus(400);
        assertThat(add("{\"name\": \"has spaces\", \"type\": \"llm\"}")).hasStatus(400);
        assertThat(add("{\"name\": \"x\", \"type\": \"oracle\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("text_to_speech");
        assertThat(add("{\"name\": \"x\", \"type\": \"llm\", \"dimension\": 3}"))
                .hasStatus(400);
        assertThat(add("{\"name\": \"x\", \"type\": \"llm\", \"capabilities\": [\"flying\"]}"))
                .hasStatus(400);
    }

    @Test
    void aNameIsGivenOnceToEachTeamAndSeveralAreAddedAllOrNone() {
        added("{\"name\": \"one\", \"type\": \"llm\"}");
        var other = connect(manager, "team", "Other");

        assertThat(api.post(manager, "/models/connections/" + other + "/models", """
                {"models": [{"name": "two", "type": "llm"}, {"name": "ONE", "type": "llm"}]}"""))
                .hasStatus(409)
                .bodyText()
                .contains("another name");
        assertThat(api.get(manager, "/models")).bodyText().doesNotContain("\"two\"");
        var own = connect(manager, "user", "Own");
        assertThat(api.post(manager, "/models/connections/" + own + "/models", """
                {"models": [{"name": "one", "type": "llm"}]}"""))
                .hasStatus(201);
    }

    @Test
    void aModelThatSomethingWorksWithIsNotTakenAwayAndWhatItIsIsTold() {
        var id = added("{\"name\": \"busy\", \"type\": \"llm\"}");
        inUse.put(new ModelId(UUID.fromString(id)), "the assistant Helpdesk");

        assertThat(api.delete(manager, "/models/" + id))
                .hasStatus(409)
                .bodyText()
                .contains("busy by the assistant Helpdesk");
        assertThat(api.delete(manager, "/models/connections/" + connection))
                .hasStatus(409)
                .bodyText()
                .contains("the assistant Helpdesk");
        assertThat(api.get(manager, "/models/" + id)).hasStatus(200);
    }

    @Test
    void aConnectionGoesWithItsModels() {
        var id = added("{\"name\": \"goes\", \"type\": \"llm\"}");

        assertThat(api.delete(manager, "/models/connections/" + connection)).hasStatus(204);
        assertThat(api.get(manager, "/models/" + id)).hasStatus(404);
    }

    @Test
    void theBuiltInModelIsThereForEverybodyAndOnlySwitchedOffByTheAdministrator() {
        var administrator = people.administrator();

        assertThat(api.get(people.member(), "/models"))
                .bodyJson()
                .extractingPath("$.items[0]")
                .isNotNull();
        assertThat(api.get(people.member(), "/models/" + BUILT_IN)).bodyJson().isLenientlyEqualTo("""
                {"name": "all-minilm-l6-v2", "type": "embeddings", "dimension": 384, "inputPrice": 0, "enabled": true,
                 "builtIn": true, "scope": "system", "writable": false}""");
        assertThat(api.put(manager, "/models/" + BUILT_IN + "/enabled", "{\"enabled\": false}"))
                .hasStatus(403);
        assertThat(api.delete(administrator, "/models/" + BUILT_IN)).hasStatus(409);
        assertThat(api.put(administrator, "/models/" + BUILT_IN, "{\"name\": \"other\", \"type\": \"llm\"}"))
                .hasStatus(409);
        var through = Api.text(api.get(manager, "/models/" + BUILT_IN), "/connection");
        assertThat(api.delete(administrator, "/models/connections/" + through)).hasStatus(409);
        assertThat(api.post(administrator, "/models/connections/" + through + "/models", """
                {"models": [{"name": "more", "type": "embeddings"}]}"""))
                .hasStatus(409);
        try {
            assertThat(api.put(administrator, "/models/" + BUILT_IN + "/enabled", "{\"enabled\": false}"))
                    .hasStatus(200);
            assertThat(api.get(manager, "/models/" + BUILT_IN))
                    .bodyJson()
                    .extractingPath("$.enabled")
                    .isEqualTo(false);
        } finally {
            api.put(administrator, "/models/" + BUILT_IN + "/enabled", "{\"enabled\": true}");
        }
    }

    @Test
    void whoOnlyCallsModelsChangesNoneOfTheTeams() {
        var id = added("{\"name\": \"ours\", \"type\": \"llm\"}");
        var analyst = people.colleague(manager, "analyst");

        assertThat(api.get(analyst, "/models/" + id)).hasStatus(200);
        assertThat(api.put(analyst, "/models/" + id, "{\"name\": \"mine\", \"type\": \"llm\"}"))
                .hasStatus(403);
        assertThat(api.delete(analyst, "/models/" + id)).hasStatus(403);
        assertThat(api.put(analyst, "/models/routing", "{\"policy\": \"failover\", \"order\": []}"))
                .hasStatus(403);
    }

    @Test
    void aTeamPrefersModelsInAnOrderThatItsMembersSee() {
        var first = added("{\"name\": \"first\", \"type\": \"llm\"}");
        var second = added("{\"name\": \"second\", \"type\": \"llm\"}");
        assertThat(api.get(manager, "/models/routing")).bodyJson().isLenientlyEqualTo("""
                {"policy": "manual", "order": []}""");

        var order = "{\"policy\": \"failover\", \"order\": [\"%s\", \"%s\"]}".formatted(second, first);
        assertThat(api.put(manager, "/models/routing", order)).hasStatus(200);

        var analyst = people.colleague(manager, "analyst");
        assertThat(api.get(analyst, "/models/routing")).bodyJson().isLenientlyEqualTo(order);
        assertThat(api.get(people.member(), "/models/routing")).bodyText().doesNotContain(first);
        api.delete(manager, "/models/" + second);
        assertThat(api.get(analyst, "/models/routing"))
                .bodyJson()
                .isLenientlyEqualTo("{\"policy\": \"failover\", \"order\": [\"%s\"]}".formatted(first));
        assertThat(api.get(manager, "/audit?entityType=model_routing"))
                .bodyText()
                .contains("second, first");
    }

    @Test
    void onlyTheTeamsLanguageModelsAreChosenAmong() {
        var own = connect(manager, "user", "Own");
        var mine = api.post(manager, "/models/connections/" + own + "/models", """
                {"models": [{"name": "mine", "type": "llm"}]}""");

        assertThat(route("failover", BUILT_IN)).hasStatus(400).bodyText().contains("no language model");
        assertThat(route("failover", Api.text(mine, "/items/0/id"))).hasStatus(400);
        assertThat(route("failover", UUID.randomUUID().toString())).hasStatus(400);
        assertThat(api.put(manager, "/models/routing", "{\"policy\": \"luck\", \"order\": []}"))
                .hasStatus(400);
    }

    private MvcTestResult route(String policy, String model) {
        return api.put(manager, "/models/routing", """
                {"policy": "%s", "order": ["%s"]}""".formatted(policy, model));
    }

    private String connect(Person person, String scope, String name) {
        var answer = api.post(person, "/models/connections", """
                {"provider": "compatible", "scope": "%s", "name": "%s", "base": "http://192.0.2.1/v1"}""".formatted(scope, name));
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    private MvcTestResult add(String model) {
        return api.post(manager, "/models/connections/" + connection + "/models", "{\"models\": [" + model + "]}");
    }

    private String added(String model) {
        var answer = add(model);
        assertThat(answer).hasStatus(201);
        JsonNode items = Api.json(answer).at("/items");
        return items.get(0).at("/id").asString();
    }
}
