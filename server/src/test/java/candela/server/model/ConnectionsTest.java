package candela.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may have access to which provider, and what becomes of the keys. */
@ServerTest
class ConnectionsTest {

    private static final String KEY = "sk-very-secret-4711";

    private final Api api;
    private final People people;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transactions;
    private final Person manager;

    ConnectionsTest(
            Api api, People people, JdbcClient database, ActorBinding binding, TransactionTemplate transactions) {
        this.api = api;
        this.people = people;
        this.database = database;
        this.binding = binding;
        this.transactions = transactions;
        this.manager = people.member();
    }

    @Test
    void theCatalogueTellsWhereProvidersAreAndWhetherTheyWantAKey() {
        var providers = Api.json(api.get(manager, "/models/providers")).at("/items");

        assertThat(providers.findValuesAsString("id"))
                .contains(
                        "openai", "anthropic", "google", "xai", "cohere", "perplexity", "ollama", "groq", "openrouter")
                .doesNotContain("built_in");
        assertThat(providers.get(0).at("/baseUrl").asString()).isEqualTo("https://api.openai.com/v1");
        assertThat(add("openai", "team", "No key", null, ""))
                .hasStatus(400)
                .bodyText()
                .contains("needs an API key", "https://platform.openai.com/api-keys");
        assertThat(add("nobody", "team", "No such", null, "")).hasStatus(400);
    }

    @Test
    void aConnectionStartsDisconnectedAtTheUsualAddress() {
        assertThat(add("openai", "team", "OpenAI", null, KEY))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"provider": "openai", "providerLabel": "OpenAI", "scope": "team", "base": "https://api.openai.com/v1",
                 "hasKey": true, "lastFour": "4711", "status": "disconnected", "writable": true}""");
        assertThat(add("openai", "team", "openai", null, KEY))
                .hasStatus(409)
                .bodyText()
                .contains("another name");
        assertThat(add("compatible", "team", "Short", "http://192.0.2.1/v1", "abc"))
                .bodyJson()
                .extractingPath("$.lastFour")
                .isEqualTo("");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aKeyIsNeitherToldNorLoggedNorKeptInTheAudit(CapturedOutput log) {
        var id = id(add("compatible", "team", "Locked", "http://127.0.0.1:9/v1", KEY));
        var path = "/models/connections/" + id;
        var administrator = people.administrator();

        for (var answer : new MvcTestResult[] {
            api.get(manager, path),
            api.get(manager, "/models/connections"),
            api.put(manager, path, "{\"name\": \"Locked\", \"base\": \"http://127.0.0.1:9/v2\"}"),
            api.post(manager, path + "/test", ""),
            api.get(manager, "/audit?entityType=model_connection"),
            api.get(administrator, "/audit?entity=" + id)
        }) {
            assertThat(answer).hasStatus(200).bodyText().doesNotContain("very-secret");
        }
        assertThat(api.get(manager, "/audit?entityType=model_connection"))
                .bodyText()
                .contains("created", "updated", "tested", "***");
        assertThat(stored(id)).isNotEmpty().asString().doesNotContain("very-secret");
        assertThat(log.getAll()).doesNotContain("very-secret");
    }

    @Test
    void theEndOfAKeyIsForThoseWhoMayChangeIt() {
        var id = id(add("compatible", "team", "Ends", "http://192.0.2.1/v1", KEY));
        var analyst = people.colleague(manager, "analyst");

        assertThat(api.get(analyst, "/models/connections/" + id)).bodyJson().isLenientlyEqualTo("""
                {"hasKey": true, "lastFour": null, "writable": false}""");
    }

    @Test
    void theWholeInstallationsAreTheAdministratorsATeamsItsManagersAndOnesOwnAnybodys() {
        var analyst = people.colleague(manager, "analyst");
        var viewer = people.viewer(manager);
        var administrator = people.administrator();

        assertThat(add(manager, "compatible", "system", "All", "http://192.0.2.1/v1", ""))
                .hasStatus(403);
        assertThat(add(analyst, "compatible", "team", "Ours", "http://192.0.2.1/v1", ""))
                .hasStatus(403);
        assertThat(add(viewer, "compatible", "user", "Mine", "http://192.0.2.1/v1", ""))
                .hasStatus(403);
        assertThat(add(manager, "compatible", "team", "Ours", "http://192.0.2.1/v1", ""))
                .hasStatus(201);
        assertThat(add(analyst, "compatible", "user", "Mine", "http://192.0.2.1/v1", ""))
                .hasStatus(201);
        var all = id(add(administrator, "compatible", "system", "All " + UUID.randomUUID(), "http://192.0.2.1/v1", ""));

        assertThat(api.get(analyst, "/models/connections/" + all)).hasStatus(200);
        assertThat(api.put(manager, "/models/connections/" + all, "{\"name\": \"x\", \"base\": \"http://192.0.2.1\"}"))
                .hasStatus(403);
        assertThat(api.delete(manager, "/models/connections/" + all)).hasStatus(403);
        assertThat(api.delete(administrator, "/models/connections/" + all)).hasStatus(204);
    }

    @Test
    void anothersOwnConnectionIsThereForNobodyElseAndAnotherTeamsForNobodyThere() {
        var own = id(add(manager, "compatible", "user", "Own", "http://192.0.2.1/v1", KEY));
        var teams = id(add(manager, "compatible", "team", "Teams", "http://192.0.2.1/v1", KEY));
        var colleague = people.colleague(manager, "team_manager");
        var stranger = people.member();

        assertThat(api.get(colleague, "/models/connections/" + own)).hasStatus(404);
        assertThat(api.delete(colleague, "/models/connections/" + own)).hasStatus(404);
        assertThat(api.get(colleague, "/models/connections"))
                .bodyText()
                .doesNotContain(own)
                .contains(teams);
        assertThat(api.get(stranger, "/models/connections/" + teams)).hasStatus(404);
        assertThat(api.get(people.administrator(), "/models/connections/" + own))
                .hasStatus(404);
        assertThat(seenByTheDatabase(colleague.actor()))
                .contains(UUID.fromString(teams))
                .doesNotContain(UUID.fromString(own));
        assertThat(seenByTheDatabase(stranger.actor())).doesNotContain(UUID.fromString(teams), UUID.fromString(own));
    }

    @Test
    void aStoredKeyGoesToNoOtherAddressThanItWasGivenFor() {
        var id = id(add("compatible", "team", "Faithful", "http://192.0.2.1:8000/v1", KEY));
        var path = "/models/connections/" + id;

        for (var other :
                new String[] {"http://192.0.2.2:8000/v1", "http://192.0.2.1:8001/v1", "https://192.0.2.1:8000/v1"}) {
            assertThat(api.put(manager, path, "{\"name\": \"Faithful\", \"base\": \"%s\"}".formatted(other)))
                    .hasStatus(400)
                    .bodyText()
                    .contains("Enter the key again");
        }
        assertThat(api.put(manager, path, "{\"name\": \"Faithful\", \"base\": \"http://192.0.2.1:8000/other/\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"base\": \"http://192.0.2.1:8000/other\", \"hasKey\": true}");
        assertThat(
                        api.put(
                                manager,
                                path,
                                "{\"name\": \"Faithful\", \"base\": \"http://192.0.2.2/v1\", \"key\": \"sk-another-one-0815\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"lastFour\": \"0815\", \"status\": \"disconnected\"}");
        assertThat(api.put(manager, path, "{\"name\": \"Faithful\", \"base\": \"http://192.0.2.2/v1\", \"key\": \"\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"hasKey\": false}");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (var address :
                new String[] {"ftp://example.com", "example.com/v1", "http://a:b@example.com", "http://x/v1?key=1"}) {
            assertThat(add("compatible", "team", "Bad", address, "")).hasStatus(400);
        }
        assertThat(add("compatible", "team", "Bad", null, "")).hasStatus(400);
        assertThat(add("compatible", "team", "Bad", "http://192.0.2.1/v1", "with space"))
                .hasStatus(400);
    }

    private MvcTestResult add(String provider, String scope, String name, @Nullable String base, String key) {
        return add(manager, provider, scope, name, base, key);
    }

    private MvcTestResult add(
            Person person, String provider, String scope, String name, @Nullable String base, String key) {
        return api.post(person, "/models/connections", """
                {"provider": "%s", "scope": "%s", "name": "%s", "base": %s, "key": "%s"}""".formatted(
                        provider, scope, name, base == null ? "null" : "\"" + base + "\"", key));
    }

    private static String id(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    private byte[] stored(String id) {
        return transactions.execute(status -> binding.as(
                Actor.system(),
                () -> database.sql("SELECT secret FROM model.connection WHERE id = ?")
                        .param(UUID.fromString(id))
                        .query((row, number) -> row.getBytes(1))
                        .single()));
    }

    /** With no WHERE at all. */
    private List<UUID> seenByTheDatabase(Actor actor) {
        return transactions.execute(status -> binding.as(
                actor,
                () -> database.sql("SELECT id FROM model.connection")
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list()));
    }
}
