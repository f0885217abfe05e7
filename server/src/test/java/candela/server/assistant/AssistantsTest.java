package candela.server.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.knowledge.Library;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Assistants as people make, share and change them. */
@ServerTest
class AssistantsTest {

    private static final String RULES = "Speak like a harbour master.";

    private final Api api;
    private final People people;
    private final Library library;
    private final MockMvcTester http;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transaction;
    private final ScriptedModel upstream = new ScriptedModel();
    private final Person ana;
    private final String model;
    private final TestModels models;

    AssistantsTest(
            Api api,
            People people,
            Library library,
            MockMvcTester http,
            TestModels models,
            JdbcClient database,
            ActorBinding binding,
            PlatformTransactionManager transactions) {
        this.api = api;
        this.people = people;
        this.library = library;
        this.http = http;
        this.models = models;
        this.database = database;
        this.binding = binding;
        this.transaction = new TransactionTemplate(transactions);
        this.ana = people.member();
        this.model = models.language(ana, "gpt", upstream);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void anAssistantIsMadeFoundChangedAndDeleted() {
        var made = create(ana, "private", "\"temperature\": 0.2, \"examples\": [\"Which boats came?\"]");
        var id = Api.text(made, "/id");

        assertThat(made).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(api.get(ana, "/assistants/" + id)).bodyJson().isLenientlyEqualTo("""
                {"name": "Harbour", "description": "Knows boats", "instructions": "%s", "modelName": "gpt", "temperature": 0.2,
                 "topP": null, "examples": ["Which boats came?"], "datasets": [], "visibility": "private", "mine": true,
                 "disclaimer": "LLMs can make mistakes. Check important info."}""".formatted(RULES));
        assertThat(api.get(ana, "/assistants?q=BOATS&mine=true")).bodyText().contains(id);
        assertThat(api.get(ana, "/assistants?q=volcano")).bodyText().doesNotContain(id);

        assertThat(change(ana, id, null)).hasStatus(400).bodyText().contains("If-Match");
        assertThat(change(ana, id, "\"7\"")).hasStatus(409);
        assertThat(change(ana, id, "\"1\"")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"name": "Port", "instructions": "", "temperature": null, "visibility": "team"}""");

        assertThat(api.delete(ana, "/assistants/" + id)).hasStatus(204);
        assertThat(api.get(ana, "/assistants/" + id)).hasStatus(404);
        assertThat(api.get(ana, "/audit?entityType=assistant"))
                .bodyText()
                .contains("created", "updated", "deleted", RULES.length() + " characters")
                .doesNotContain(RULES);
    }

    @Test
    void theTeamSeesWhatIsShownToItAndOnlyTheOwnerChangesIt() {
        var ours = Api.text(create(ana, "team", ""), "/id");
        var hers = Api.text(create(ana, "private", ""), "/id");
        var bob = people.colleague(ana, "member");
        var eve = people.member();

        assertThat(api.get(bob, "/assistants/" + ours)).bodyJson().isLenientlyEqualTo("{\"mine\": false}");
        assertThat(api.get(bob, "/assistants")).bodyText().contains(ours).doesNotContain(hers);
        assertThat(api.get(bob, "/assistants?mine=true")).bodyText().doesNotContain(ours);
        assertThat(change(bob, ours, "\"1\"")).hasStatus(403);
        assertThat(api.delete(bob, "/assistants/" + ours)).hasStatus(403);
        assertThat(api.get(bob, "/assistants/" + hers)).hasStatus(404);
        assertThat(change(bob, hers, "\"1\"")).hasStatus(404);
        assertThat(api.get(eve, "/assistants/" + ours)).hasStatus(404);
        assertThat(rows(bob, ours, hers)).isEqualTo(1);
        assertThat(rows(eve, ours, hers)).isZero();
        assertThat(deleted(bob, ours)).isZero();
    }

    @Test
    void whatTheModelIsToldIsShownOnlyToWhoMayReadIt() {
        var id = Api.text(create(ana, "team", ""), "/id");
        var viewer = people.viewer(ana);

        assertThat(api.get(people.colleague(ana, "member"), "/assistants/" + id))
                .bodyText()
                .contains(RULES);
        assertThat(api.get(viewer, "/assistants/" + id)).bodyJson().isLenientlyEqualTo("""
                {"name": "Harbour", "instructions": null}""");
        assertThat(api.get(viewer, "/assistants")).bodyText().contains(id).doesNotContain(RULES);
        assertThat(create(viewer, "private", "")).hasStatus(403);
    }

    @Test
    void nobodyAttachesWhatTheyDoNotSee() {
        var eve = people.member();
        var foreign = library.dataset(eve);
        var own = library.dataset(ana);

        assertThat(create(ana, "private", "\"datasets\": [\"%s\"]".formatted(foreign)))
                .hasStatus(404);
        assertThat(create(eve, "private", "")).hasStatus(400).bodyText().contains("model");
        assertThat(create(ana, "private", "\"datasets\": [\"%s\"]".formatted(own)))
                .hasStatus(201)
                .bodyText()
                .contains(own);
    }

    @Test
    void theTeamsAssistantSpeaksByNoModelThatOnlyItsOwnerMayCall() {
        var connection = Api.text(api.post(ana, "/models/connections", """
                        {"provider": "compatible", "scope": "user", "name": "Mine", "base": "%s"}""".formatted(upstream.base())), "/id");
        var own = Api.text(api.post(ana, "/models/connections/" + connection + "/models", """
                        {"models": [{"name": "own", "type": "llm"}]}"""), "/items/0/id");
        var body = """
                {"name": "x", "description": "y", "model": "%s", "visibility": "%s"}""";

        assertThat(api.post(ana, "/assistants", body.formatted(own, "team")))
                .hasStatus(400)
                .bodyText()
                .contains("Only you may call the model own");
        assertThat(api.post(ana, "/assistants", body.formatted(own, "private"))).hasStatus(201);
    }

    @Test
    void aTeamsAssistantShowsAnotherMemberOnlyTheDatasetsThatTheySee() {
        var hidden = library.dataset(ana);
        var shown = library.dataset(ana, "team");
        var id = Api.text(create(ana, "team", "\"datasets\": [\"%s\", \"%s\"]".formatted(hidden, shown)), "/id");

        assertThat(api.get(people.colleague(ana, "member"), "/assistants/" + id))
                .bodyText()
                .contains(shown)
                .doesNotContain(hidden);
    }

    @Test
    void whatCannotBeIsRefusedWithTheField() {
        var vectors = models.add(ana, "vectors", upstream, "embeddings", "1", "0", "guarded");

        assertThat(create(ana, "company", "")).hasStatus(400).bodyText().contains("visibility");
        assertThat(create(ana, "private", "\"temperature\": 3"))
                .hasStatus(400)
                .bodyText()
                .contains("temperature");
        assertThat(create(ana, "private", "\"examples\": [\"a\", \"b\", \"c\", \"d\", \"e\"]"))
                .hasStatus(400)
                .bodyText()
                .contains("examples");
        assertThat(api.post(ana, "/assistants", """
                        {"name": "x", "description": "y", "model": "%s"}""".formatted(vectors)))
                .hasStatus(400)
                .bodyText()
                .contains("does not talk");
    }

    @Test
    void aModelThatAnAssistantSpeaksByIsNotTakenAway() {
        create(ana, "private", "");

        for (var manager : List.of(ana, people.colleague(ana, "team_manager"))) {
            assertThat(api.delete(manager, "/models/" + model))
                    .hasStatus(409)
                    .bodyText()
                    .contains("the assistant “Harbour”");
        }
    }

    /** What PostgreSQL shows to this person, without the door's WHERE. */
    private int rows(Person person, String... ids) {
        return as(
                person,
                () -> database.sql("SELECT count(*) FROM assistant.assistant WHERE id IN (:ids)")
                        .param("ids", Stream.of(ids).map(UUID::fromString).toList())
                        .query(Integer.class)
                        .single());
    }

    private int deleted(Person person, String id) {
        return as(
                person,
                () -> database.sql("DELETE FROM assistant.assistant WHERE id = ?")
                        .param(UUID.fromString(id))
                        .update());
    }

    private <T> T as(Person person, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> binding.as(person.actor(), work)));
    }

    private MvcTestResult create(Person person, String visibility, String more) {
        return api.post(
                person, "/assistants", """
                {"name": "Harbour", "description": "Knows boats", "instructions": "%s", "model": "%s", "visibility": "%s"%s}""".formatted(RULES, model, visibility, more.isEmpty() ? "" : ", " + more));
    }

    private MvcTestResult change(Person person, String id, @Nullable String seen) {
        var request = http.put()
                .uri("/api/v1/assistants/" + id)
                .header(HttpHeaders.AUTHORIZATION, person.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"name": "Port", "description": "Knows boats", "model": "%s", "visibility": "team"}""".formatted(model));
        return (seen == null ? request : request.header(HttpHeaders.IF_MATCH, seen)).exchange();
    }
}
