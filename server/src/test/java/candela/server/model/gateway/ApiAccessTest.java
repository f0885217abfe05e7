package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** By which keys the models are called, and whose calls they are. */
@ServerTest
class ApiAccessTest {

    private final MockMvcTester http;
    private final TestModels models;
    private final Api api;
    private final UsageWriter writer;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();

    ApiAccessTest(MockMvcTester http, TestModels models, Api api, UsageWriter writer, People people) {
        this.http = http;
        this.models = models;
        this.api = api;
        this.writer = writer;
        this.ana = people.member();
        models.language(ana, "gpt", upstream);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void aKeyMayComeAsAnthropicsClientsSendItButNotBesideAnother() {
        var key = text(api.post(ana, "/api-keys", """
                {"name": "mine", "scopes": ["model:use"]}"""), "/key");

        assertThat(http.get().uri("/v1/models").header("x-api-key", key).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("\"gpt\"");
        assertThat(http.get()
                        .uri("/v1/models")
                        .header("x-api-key", key)
                        .header("Authorization", ana.bearer())
                        .exchange())
                .hasStatus(401)
                .bodyText()
                .contains("Two different keys");
        assertThat(http.get().uri("/api/v1/me").header("x-api-key", key).exchange())
                .hasStatus(401);
    }

    @Test
    void callsOfModelsAreNotHeldByTheKeysOwnLimitButCounted() {
        var key = text(api.post(ana, "/api-keys", """
                {"name": "mine", "scopes": ["model:use"]}"""), "/key");

        for (var i = 0; i < 120; i++) {
            assertThat(http.post()
                            .uri("/v1/chat/completions")
                            .header("Authorization", "Bearer " + key)
                            .content(TestModels.question("gpt"))
                            .exchange())
                    .hasStatusOk();
        }
        writer.flush();

        assertThat(json(api.get(ana, "/api-keys")).at("/items/0/usageCount").asInt())
                .isEqualTo(120);
    }

    @Test
    void aKeyWithoutTheScopeAndNobodyAreRefusedInOpenAisShape() {
        var key = text(api.post(ana, "/api-keys", """
                {"name": "mine", "scopes": ["query:read"]}"""), "/key");

        var refused = http.post()
                .uri("/v1/chat/completions")
                .header("Authorization", "Bearer " + key)
                .content(TestModels.question("gpt"))
                .exchange();
        var nobody = http.post()
                .uri("/v1/messages")
                .content(TestModels.question("gpt"))
                .exchange();

        assertThat(refused).hasStatus(403);
        assertThat(text(refused, "/error/message")).contains("model:use");
        assertThat(nobody).hasStatus(401);
        assertThat(text(nobody, "/error/type")).isEqualTo("authentication_error");
    }

    @Test
    void whatAClientSaysOfCostOrIdentityChangesNothing() {

        var answer = http.post()
                .uri("/v1/chat/completions")
                .header("Authorization", ana.bearer())
                .header("x-candela-user", UUID.randomUUID().toString())
                .header("x-request-cost", "0")
                .content("""
                        {"model": "gpt", "messages": [{"role": "user", "content": "Hi"}], "user": "somebody", "cost": 0,
                         "usage": {"prompt_tokens": 0}}""")
                .exchange();

        assertThat(answer).hasStatusOk();
        writer.flush();
        var call = json(api.get(ana, "/usage/calls")).at("/items/0");
        assertThat(call.at("/user").asString()).isEqualTo(ana.user().value().toString());
        assertThat(call.at("/inputTokens").asInt()).isEqualTo(ScriptedModel.INPUT);
        assertThat(call.at("/cost").decimalValue()).isEqualByComparingTo("0.000021");
        assertThat(upstream.last().headers()).doesNotContainKeys("x-candela-user", "x-request-cost");
    }
}
