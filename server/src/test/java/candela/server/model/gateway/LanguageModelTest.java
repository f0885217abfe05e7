package candela.server.model.gateway;

import static candela.server.testing.ScriptedModel.fails;
import static candela.server.testing.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import candela.server.model.LanguageModel;
import candela.server.model.LanguageModel.Prompt;
import candela.server.model.LanguageModel.Task;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Candela itself asks of a model. */
@ServerTest
class LanguageModelTest {

    private final LanguageModel language;
    private final TestModels models;
    private final JsonMapper json;
    private final Api api;
    private final Person ana;
    private final Actor actor;
    private final ScriptedModel upstream = new ScriptedModel();

    LanguageModelTest(LanguageModel language, TestModels models, JsonMapper json, Api api, People people) {
        this.language = language;
        this.models = models;
        this.json = json;
        this.api = api;
        this.ana = people.member();
        this.actor = ana.actor();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void withoutALanguageModelOrThePermissionThereIsNothingToAsk() {
        assertThat(language.isThere(actor)).isFalse();
        models.language(ana, "writer", upstream);
        assertThat(language.isThere(actor)).isTrue();
        var other = new Actor(actor.user(), actor.team(), Set.of("datasource:read"), actor.origin(), false);
        assertThat(language.isThere(other)).isFalse();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> language.ask(other, prompt()));
    }

    @Test
    void theFirstModelAnswersInTheFormAskedForWhereNoneIsPreferred() {
        models.language(ana, "writer", upstream);
        upstream.then(says("{\"boats\": 3}"), says("Here it is:\n```json\n{\"boats\": 4}\n```"));

        var answer = language.ask(actor, prompt());

        assertThat(answer.value().at("/boats").asInt()).isEqualTo(3);
        assertThat(answer.model()).isEqualTo("writer");
        var sent = upstream.last().json();
        assertThat(sent.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(sent.at("/messages/1/content").asString()).isEqualTo("How many boats?");
        assertThat(sent.at("/response_format/json_schema/schema/required/0").asString())
                .isEqualTo("boats");
        assertThat(language.ask(actor, prompt()).value().at("/boats").asInt()).isEqualTo(4);
    }

    @Test
    void anAnswerOfAnotherFormIsAFailureOfTheModel() {
        models.language(ana, "writer", upstream);
        upstream.then(says("Three small boats."));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> language.ask(actor, prompt()))
                .withMessageContaining("writer")
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Problem.Kind.UPSTREAM));
    }

    /** What Candela asks goes without a model, too, and nobody should wait for one that does not answer. */
    @Test
    void aModelThatFailedOfLateIsNotAskedUntilItsConnectionChanges() {
        var model = models.language(ana, "writer", upstream);
        upstream.then(fails(500, "down"), fails(500, "down"), fails(500, "down"), fails(500, "down"));
        for (var times = 0; times < 2; times++) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> language.ask(actor, prompt()))
                    .satisfies(it -> assertThat(it.kind()).isEqualTo(Problem.Kind.UPSTREAM));
        }
        var received = upstream.received().size();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> language.ask(actor, prompt()))
                .withMessageMatching(
                        "The model writer failed of late: it is not asked again for the next \\d\\d seconds")
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
        assertThat(upstream.received()).hasSize(received);

        assertThat(api.put(ana, "/models/" + model + "/enabled", "{\"enabled\": true}"))
                .hasStatusOk();
        upstream.then(says("{\"boats\": 3}"));
        assertThat(language.ask(actor, prompt()).value().at("/boats").asInt()).isEqualTo(3);
    }

    private Prompt prompt() {
        var shape = (ObjectNode) json.readTree("""
                {"type": "object", "properties": {"boats": {"type": "integer"}}, "required": ["boats"],
                 "additionalProperties": false}""");
        return new Prompt(Task.SQL, "query:test", "Answer in JSON.", "How many boats?", shape);
    }
}
