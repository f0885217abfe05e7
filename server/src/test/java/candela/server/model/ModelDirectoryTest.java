package candela.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candela.engine.ai.wire.ModelType;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Encryption;
import candela.server.platform.Problem;
import candela.server.platform.SealedValues.Sealed;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a call finds: which models there are for whom, and how they are reached. */
@ServerTest
class ModelDirectoryTest {

    private static final String KEY = "sk-for-the-directory-1";

    private final Api api;
    private final People people;
    private final ModelDirectory directory;
    private final SealedKeys sealed;
    private final Encryption encryption;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transactions;
    private final Person manager;

    ModelDirectoryTest(
            Api api,
            People people,
            ModelDirectory directory,
            SealedKeys sealed,
            Encryption encryption,
            JdbcClient database,
            ActorBinding binding,
            TransactionTemplate transactions) {
        this.api = api;
        this.people = people;
        this.directory = directory;
        this.sealed = sealed;
        this.encryption = encryption;
        this.database = database;
        this.binding = binding;
        this.transactions = transactions;
        this.manager = people.member();
    }

    @Test
    void onesOwnModelGoesBeforeTheTeamsAndTheTeamsBeforeEverybodys() {
        var name = "m" + UUID.randomUUID();
        var everybodys = model(people.administrator(), "system", "All " + name, name);
        assertThat(found(name)).isEqualTo(everybodys);
        var teams = model(manager, "team", "Team", name);
        assertThat(found(name)).isEqualTo(teams);
        var own = model(manager, "user", "Own", name);
        assertThat(found(name)).isEqualTo(own);

        assertThat(found("team/" + name)).isEqualTo(teams);
        assertThat(found("All " + name + "/" + name)).isEqualTo(everybodys);
        assertThat(directory.visible(manager.actor()))
                .extracting(it -> it.id().value().toString())
                .containsSubsequence(own, teams, everybodys);
        var colleague = people.colleague(manager, "analyst").actor();
        assertThat(directory.find(colleague, name).orElseThrow().id().value()).hasToString(teams);
        assertThat(directory
                        .find(people.member().actor(), name)
                        .orElseThrow()
                        .id()
                        .value())
                .hasToString(everybodys);
        assertThat(directory.find(colleague, "Own/" + name)).isEmpty();
        forget(everybodys);
    }

    /**
     * What is everybody's would be asked by the questions of other tests, too, and this one's address answers nobody.
     */
    private void forget(String everybodys) {
        assertThat(api.put(people.administrator(), "/models/" + everybodys + "/enabled", "{\"enabled\": false}"))
                .hasStatus2xxSuccessful();
        assertThat(directory.visible(people.member().actor())).allMatch(it -> it.type() != ModelType.LLM);
    }

    @Test
    void itTellsHowAModelIsReachedAndNobodyElse() {
        model(manager, "team", "Way", "way");
        var found = directory.find(manager.actor(), "way").orElseThrow();

        var reach = directory.reach(manager.actor(), found);

        assertThat(reach.secret()).isEqualTo(KEY);
        assertThat(reach.base()).hasToString("http://192.0.2.1/v1");
        assertThat(reach.provider().id()).isEqualTo("compatible");
        assertThat(reach.privateAllowed()).isFalse();
        assertThat(reach.toString()).doesNotContain(KEY);
        assertThatThrownBy(() -> directory.reach(people.member().actor(), found))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> directory.visible(people.viewer(manager).actor()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("model:use");
    }

    @Test
    void theBuiltInModelIsReachedWithinTheProcess() {
        var found = directory.find(manager.actor(), "all-MiniLM-L6-v2").orElseThrow();

        assertThat(directory.reach(manager.actor(), found).isBuiltIn()).isTrue();
    }

    @Test
    void aChangeIsSeenAtOnceAndOneOfAnotherNodeWithinASecond() {
        var id = model(manager, "team", "Quick", "quick");
        assertThat(directory.find(manager.actor(), "quick")).isPresent();

        api.put(manager, "/models/" + id, "{\"name\": \"quicker\", \"type\": \"llm\"}");
        assertThat(directory.find(manager.actor(), "quick")).isEmpty();
        assertThat(directory.find(manager.actor(), "quicker")).isPresent();
        api.put(manager, "/models/" + id + "/enabled", "{\"enabled\": false}");
        assertThat(directory.find(manager.actor(), "quicker")).isEmpty();

        system("UPDATE model.model SET enabled = true WHERE id = ?", UUID.fromString(id));
        await().atMost(Duration.ofMillis(1_500))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> directory.find(manager.actor(), "quicker").isPresent());
    }

    @Test
    void routingHoldsOnlyWhatCanBeCalled() {
        var first = model(manager, "team", "First", "first");
        var second = model(manager, "team", "Second", "second");
        api.put(manager, "/models/routing", """
                {"policy": "cheapest", "order": ["%s", "%s"]}""".formatted(second, first));

        api.put(manager, "/models/" + second + "/enabled", "{\"enabled\": false}");

        var routing = directory.routing(manager.actor());
        assertThat(routing.policy()).isEqualTo(Routing.Policy.CHEAPEST);
        assertThat(routing.order()).extracting(it -> it.value().toString()).containsExactly(first);
        assertThat(directory.routing(people.member().actor())).isEqualTo(Routing.NONE);
    }

    @Test
    void aKeyStaysReadableWhileTheInstallationsKeysAreChanged() {
        model(manager, "team", "Sealed", "sealed");
        var found = directory.find(manager.actor(), "sealed").orElseThrow();
        var id = found.connection().value();
        var team = manager.team().value();
        var nobodys = new byte[5];
        var old = sealed.remaining(Actor.system(), nobodys, new UUID(0, 0), 10_000).stream()
                .filter(it -> it.row().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(old.team()).isEqualTo(team);
        assertThat(sealed.remaining(Actor.system(), nobodys)).isPositive();

        sealed.replace(Actor.system(), old, encryption.encrypt(KEY, id, team));
        sealed.replace(Actor.system(), new Sealed(id, team, old.secret()), new byte[] {1});

        assertThat(directory.reach(manager.actor(), found).secret()).isEqualTo(KEY);
        assertThat(api.put(
                        manager,
                        "/models/connections/" + id,
                        "{\"name\": \"Sealed\", \"base\": \"http://192.0.2.1/v2\"}"))
                .hasStatus(200);
        assertThat(directory.reach(manager.actor(), found).secret()).isEqualTo(KEY);
    }

    private String found(String name) {
        return directory.find(manager.actor(), name).orElseThrow().id().value().toString();
    }

    private String model(Person person, String scope, String connection, String name) {
        var through = Api.text(api.post(person, "/models/connections", """
                {"provider": "compatible", "scope": "%s", "name": "%s", "base": "http://192.0.2.1/v1", "key": "%s"}""".formatted(scope, connection, KEY)), "/id");
        return Api.text(
                api.post(person, "/models/connections/" + through + "/models", """
                        {"models": [{"name": "%s", "type": "llm"}]}""".formatted(name)), "/items/0/id");
    }

    private void system(String sql, UUID id) {
        transactions.executeWithoutResult(status -> binding.as(
                Actor.system(), () -> database.sql(sql).params(List.of(id)).update()));
    }
}
