package candela.server.model.guard;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Keeping the rules, and looking after what they found. */
@ServerTest
class ModerationApiTest {

    private static final String SECRETS = """
            {"name": "No secrets", "everyTeam": %s, "position": %d, "stage": "%s", "detector": "secrets",
             "action": "%s", "onFailure": "closed", "timeoutMs": 3000, "enabled": true}""";

    private final MockMvcTester http;
    private final People people;
    private final Api api;
    private final ModelGuard guard;
    private final FlagLog flags;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> moderationDays;
    private final Person ana;

    ModerationApiTest(
            MockMvcTester http,
            People people,
            Api api,
            ModelGuard guard,
            FlagLog flags,
            RuntimeSettings settings,
            SettingDefinition<Integer> moderationDays) {
        this.http = http;
        this.people = people;
        this.api = api;
        this.guard = guard;
        this.flags = flags;
        this.settings = settings;
        this.moderationDays = moderationDays;
        this.ana = people.member();
    }

    @Test
    void aRuleIsMadeChangedAndDeletedAndTheAuditKnows() {
        var made = create(ana, secrets(false, 1, "input", "flag"));
        assertThat(made).hasStatus(201);
        var id = text(made, "/id");

        assertThat(change(ana, id, "1", secrets(false, 1, "input", "block"))).hasStatusOk();
        assertThat(change(ana, id, "1", secrets(false, 1, "input", "flag"))).hasStatus(409);
        assertThat(api.put(ana, "/moderation/rules/" + id, secrets(false, 1, "input", "flag")))
                .hasStatus(400);
        assertThat(change(ana, id, "2", secrets(true, 1, "input", "flag"))).hasStatus(400);
        assertThat(text(api.get(ana, "/moderation/rules"), "/items/0/action")).isEqualTo("block");
        assertThat(api.delete(ana, "/moderation/rules/" + id)).hasStatus(204);

        var entries = json(api.get(ana, "/audit?entityType=guard_rule")).at("/items");
        assertThat(entries.findValuesAsString("action")).containsExactly("deleted", "updated", "created");
        assertThat(entries.get(1).at("/before/action").asString()).isEqualTo("flag");
        assertThat(entries.get(1).at("/after/action").asString()).isEqualTo("block");
    }

    @Test
    void rulesHoldInTheirOrder() {
        create(ana, secrets(false, 2, "input", "flag").replace("No secrets", "Second"));
        create(ana, secrets(false, 1, "input", "flag").replace("No secrets", "First"));

        assertThat(json(api.get(ana, "/moderation/rules")).findValuesAsString("name"))
                .containsSubsequence("First", "Second");
        assertThat(text(tried(ana, "password=Tr0ub4dor7x"), "/findings/0/rule")).isEqualTo("First");
    }

    @Test
    void aTeamSeesWhatBindsEveryTeamAndCannotChangeIt() {
        var admin = people.administrator();
        assertThat(create(ana, secrets(true, 1, "tools", "flag"))).hasStatus(403);
        var id = text(create(admin, secrets(true, 1, "tools", "flag")), "/id");
        try {
            var seen = json(api.get(ana, "/moderation/rules")).at("/items");
            assertThat(seen.valueStream().filter(it -> it.at("/id").asString().equals(id)))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.at("/everyTeam").asBoolean()).isTrue();
                        assertThat(it.at("/mine").asBoolean()).isFalse();
                    });
            assertThat(change(ana, id, "1", secrets(true, 1, "tools", "flag"))).hasStatus(403);
            assertThat(api.delete(ana, "/moderation/rules/" + id)).hasStatus(403);
        } finally {
            assertThat(api.delete(admin, "/moderation/rules/" + id)).hasStatus(204);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"detector\": \"secrets\" | \"detector\": \"magic\" | detector",
                "\"stage\": \"input\" | \"stage\": \"nowhere\" | stage",
                "\"action\": \"flag\" | \"action\": \"shout\" | action",
                "\"onFailure\": \"closed\" | \"onFailure\": \"maybe\" | onFailure",
                "3000 | 99 | timeoutMs",
                "\"enabled\" | \"kinds\": [\"email\"], \"enabled\" | kinds",
                "\"enabled\" | \"topics\": [\"orders\"], \"enabled\" | topics",
                "\"enabled\" | \"threshold\": 0.2, \"enabled\" | threshold",
                "\"enabled\" | \"guardModel\": \"01900000-0000-7000-8000-000000000001\", \"enabled\" | guardModel",
                "\"detector\": \"secrets\" | \"detector\": \"model\" | guardModel",
                "\"detector\": \"secrets\" | \"detector\": \"topics\" | topics",
                "\"detector\": \"secrets\", | \"detector\": \"topics\", \"topics\": [\"orders\"], | threshold",
                "\"detector\": \"secrets\", | \"detector\": \"topics\", \"topics\": [\"orders\"], \"threshold\": 1.5, | threshold",
                "\"No secrets\" | \" \" | name"
            })
    void whatWouldBeIgnoredOrIsMissingIsRefused(String right, String wrong, String field) {
        var refused = create(ana, secrets(false, 1, "input", "flag").replace(right, wrong));

        assertThat(refused).hasStatus(400);
        assertThat(json(refused).at("/errors").findValuesAsString("field")).contains(field);
    }

    @Test
    void whatIsJudgedAsAWholeCannotBeMasked() {
        var topics = secrets(false, 1, "input", "mask")
                .replace(
                        "\"detector\": \"secrets\"",
                        "\"detector\": \"topics\", \"topics\": [\"orders\"], \"threshold\": 0.2");

        assertThat(json(create(ana, topics)).at("/errors/0/field").asString()).isEqualTo("action");
        assertThat(json(create(ana, topics.replace("mask", "block").replace("\"input\"", "\"tools\"")))
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("stage");
    }

    @Test
    void aTextIsTriedAndNobodyIsToldOfIt() {
        create(ana, secrets(false, 1, "input", "mask"));

        var trial = tried(ana, "password=Tr0ub4dor7x, please");

        assertThat(text(trial, "/text")).isEqualTo("password=[PASSWORD_1], please");
        assertThat(json(trial).at("/findings/0/start").asInt()).isEqualTo(9);
        assertThat(json(trial).at("/findings/0/category").asString()).isEqualTo("password");
        assertThat(json(api.get(ana, "/moderation/flags")).at("/items")).isEmpty();
    }

    @Test
    void aTrialSaysWhichGuardModelsItDidNotAsk() {
        create(
                ana,
                secrets(false, 1, "input", "block")
                        .replace(
                                "\"detector\": \"secrets\"",
                                "\"detector\": \"model\", \"guardModel\": \"" + UUID.randomUUID() + "\""));

        var trial = json(tried(ana, "Hello"));

        assertThat(trial.at("/blocked").asBoolean()).isFalse();
        assertThat(trial.at("/notAsked/0").asString()).isEqualTo("No secrets");
    }

    @Test
    void flagsAreFilteredCountedAndPaged() {
        create(ana, secrets(false, 1, "input", "block"));
        create(ana, secrets(false, 1, "tools", "flag"));
        for (var i = 0; i < 3; i++) {
            found(ana, Stage.INPUT);
        }
        found(ana, Stage.TOOLS);

        assertThat(categories("")).hasSize(4);
        assertThat(categories("?stage=tools")).hasSize(1);
        assertThat(categories("?action=block")).hasSize(3);
        assertThat(categories("?category=password")).hasSize(4);
        assertThat(categories("?category=email")).isEmpty();
        assertThat(categories("?user=" + ana.user().value())).hasSize(4);
        assertThat(categories("?user=" + UUID.randomUUID())).isEmpty();
        assertThat(categories("?to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(categories("?from=2020-01-01T00:00:00Z")).hasSize(4);
        assertThat(api.get(ana, "/moderation/flags?stage=nowhere")).hasStatus(400);
        var first = json(api.get(ana, "/moderation/flags?limit=3"));
        assertThat(first.at("/items")).hasSize(3);
        assertThat(categories("?limit=3&cursor=" + first.at("/next").asString()))
                .hasSize(1);
        var counts = json(api.get(ana, "/moderation/flags/counts?stage=input"));
        assertThat(counts.at("/items/0/category").asString()).isEqualTo("password");
        assertThat(counts.at("/items/0/count").asInt()).isEqualTo(3);
    }

    @Test
    void onlyTheTeamAndAdministratorsSeeFlagsAndOnlyWithTheRight() {
        create(ana, secrets(false, 1, "input", "flag"));
        found(ana, Stage.INPUT);
        var eve = people.member();
        var viewer = people.viewer(ana);

        assertThat(json(api.get(eve, "/moderation/flags")).at("/items")).isEmpty();
        assertThat(json(api.get(eve, "/moderation/flags/counts")).at("/items")).isEmpty();
        assertThat(api.get(viewer, "/moderation/flags")).hasStatus(403);
        assertThat(api.get(viewer, "/moderation/rules")).hasStatus(403);
        assertThat(create(viewer, secrets(false, 1, "input", "flag"))).hasStatus(403);
        assertThat(api.get(
                        people.administrator(),
                        "/moderation/flags?user=" + ana.user().value()))
                .bodyText()
                .contains("password");
    }

    @Test
    void flagsAreForgottenAfterTheDaysThatAreSet() {
        create(ana, secrets(false, 1, "input", "flag"));
        var admin = people.administrator();
        found(ana, Stage.INPUT);
        var inEightDays =
                new FlagRetention(flags, settings, moderationDays, Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));
        inEightDays.run();
        assertThat(categories("")).hasSize(1);

        api.put(admin, "/settings/moderation.flag_days", "{\"value\": 7}");
        try {
            inEightDays.run();
            assertThat(categories("")).isEmpty();
        } finally {
            api.put(admin, "/settings/moderation.flag_days", "{\"value\": 90}");
        }
    }

    private void found(Person person, Stage stage) {
        guard.check(person.actor(), stage, UUID.randomUUID(), List.of("password=Tr0ub4dor7x"), Judges.NONE);
    }

    private List<String> categories(String query) {
        return json(api.get(ana, "/moderation/flags" + query)).at("/items").findValuesAsString("category");
    }

    private MvcTestResult create(Person person, String body) {
        return api.post(person, "/moderation/rules", body);
    }

    private MvcTestResult change(Person person, String id, String version, String body) {
        return http.method(HttpMethod.PUT)
                .uri("/api/v1/moderation/rules/" + id)
                .header("Authorization", person.bearer())
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult tried(Person person, String text) {
        return api.post(person, "/moderation/try", "{\"stage\": \"input\", \"text\": \"%s\"}".formatted(text));
    }

    private static String secrets(boolean everyTeam, int position, String stage, String action) {
        return SECRETS.formatted(everyTeam, position, stage, action);
    }
}
