package candela.server.model.gateway;

import static candela.server.testing.Api.text;
import static candela.server.testing.ScriptedModel.embeds;
import static candela.server.testing.ScriptedModel.fails;
import static candela.server.testing.ScriptedModel.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import candela.server.model.Embeddings;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What texts mean, as other contexts of the server ask for it. */
@ServerTest
class EmbeddingsTest {

    private final Embeddings embeddings;
    private final TestModels models;
    private final Api api;
    private final People people;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();

    EmbeddingsTest(Embeddings embeddings, TestModels models, Api api, People people) {
        this.embeddings = embeddings;
        this.models = models;
        this.api = api;
        this.people = people;
        this.ana = people.member();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void theBuiltInModelTellsWithNothingSetUpWhatIsNear() {
        var vectors = embeddings.of(
                ana.actor(),
                Embeddings.BUILT_IN,
                "test",
                List.of("A dog sleeps.", "A puppy is asleep.", "Taxes are due in May."));

        assertThat(vectors).allSatisfy(it -> assertThat(it).hasSize(384));
        assertThat(cosine(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-5));
        assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.3);
        assertThat(embeddings.of(ana.actor(), Embeddings.BUILT_IN, "test", List.of()))
                .isEmpty();
    }

    @Test
    void bothFormsOfNumbersAreReadEachAtItsPlaceAndMadeOfLengthOne() {
        var model = model("meaning");
        upstream.then(json(200, """
                {"data": [{"index": 1, "embedding": [0, 2, 0]}, {"index": 0, "embedding": "AAAAQAAAAAAAAAAA"}],
                 "usage": {"prompt_tokens": 4, "total_tokens": 4}}"""));

        var vectors = embeddings.of(ana.actor(), model, "test", List.of("one", "two"));

        assertThat(vectors).containsExactly(new float[] {1, 0, 0}, new float[] {0, 1, 0});
        assertThat(upstream.last().json().path("encoding_format").asString()).isEqualTo("base64");
        assertThat(upstream.last().json().path("input").size()).isEqualTo(2);
    }

    @Test
    void aModelOfTheSameNameNeverAnswersInItsPlace() {
        var model = model("meaning");
        try (var other = new ScriptedModel()) {
            var own = text(api.post(ana, "/models/connections", """
                    {"provider": "compatible", "scope": "user", "name": "Mine", "base": "%s", "key": "k"}""".formatted(other.base())), "/id");
            assertThat(api.post(ana, "/models/connections/" + own + "/models", """
                    {"models": [{"name": "meaning", "upstream": "scripted", "type": "embeddings", "inputPrice": 1}]}"""))
                    .hasStatus(201);
            upstream.then(fails(503, "busy"), fails(503, "busy"));

            refused(ana.actor(), model, Problem.Kind.UNAVAILABLE);
            assertThat(embeddings.of(ana.actor(), model, "test", List.of("one")))
                    .hasSize(1);
            assertThat(other.received()).noneMatch(it -> it.path().endsWith("/embeddings"));
        }
    }

    @Test
    void whatIsNoVectorForEachTextIsAFailureOfTheModel() {
        var model = model("meaning");
        for (var wrong : List.of(
                "{\"data\": []}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1]}, {\"index\": 7, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1, 2]}, {\"index\": 1, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [0]}, {\"index\": 1, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [\"x\"]}, {\"index\": 1, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": \"%\"}, {\"index\": 1, \"embedding\": [1]}]}")) {
            upstream.then(json(200, wrong));
            assertThatExceptionOfType(Problem.class)
                    .as(wrong)
                    .isThrownBy(() -> embeddings.of(ana.actor(), model, "test", List.of("one", "two")))
                    .withMessageContaining("meaning")
                    .satisfies(it -> assertThat(it.kind()).isEqualTo(Problem.Kind.UPSTREAM));
        }
    }

    @Test
    void onlyWhoMayUseModelsAndSeesThisOneIsAnswered() {
        var model = model("meaning");
        upstream.then(embeds(3));
        var actor = ana.actor();
        var without = new Actor(actor.user(), actor.team(), Set.of("datasource:read"), actor.origin(), false);
        refused(without, model, Problem.Kind.FORBIDDEN);
        refused(people.member().actor(), model, Problem.Kind.NOT_FOUND);
        refused(actor, new ModelId(UUID.randomUUID()), Problem.Kind.NOT_FOUND);
        refused(actor, new ModelId(UUID.fromString(models.language(ana, "writer", upstream))), Problem.Kind.INVALID);
        assertThat(upstream.received()).noneMatch(it -> it.path().endsWith("/embeddings"));
    }

    private void refused(Actor actor, ModelId model, Problem.Kind kind) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> embeddings.of(actor, model, "test", List.of("one")))
                .satisfies(it -> assertThat(it.kind()).isEqualTo(kind));
    }

    private ModelId model(String name) {
        return new ModelId(UUID.fromString(models.add(ana, name, upstream, "embeddings", "1", "0")));
    }

    private static double cosine(float[] one, float[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
