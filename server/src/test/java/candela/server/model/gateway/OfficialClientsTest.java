package candela.server.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.testing.Api;
import candela.server.testing.HttpFront;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The client libraries that OpenAI and Anthropic publish, with their address changed and nothing else. */
@ServerTest
class OfficialClientsTest {

    private final Api api;
    private final Person ana;
    private final String model;
    private final HttpFront front;
    private final ScriptedModel upstream = new ScriptedModel();
    private final OpenAIClient openAi;
    private final AnthropicClient anthropic;

    OfficialClientsTest(MockMvcTester http, Api api, People people, TestModels models) {
        this.api = api;
        ana = people.member();
        model = models.language(ana, "gpt", upstream);
        front = new HttpFront(http);
        var key = Api.text(api.post(ana, "/api-keys", """
                {"name": "mine", "scopes": ["model:use"]}"""), "/key");
        openAi = openAi(key);
        anthropic = anthropic(key);
    }

    private OpenAIClient openAi(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(front.address() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private AnthropicClient anthropic(String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(front.address())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void stop() {
        openAi.close();
        anthropic.close();
        front.close();
        upstream.close();
    }

    @Test
    void openAisClientChats() {
        var answer = openAi.chat().completions().create(chat("gpt"));

        assertThat(answer.choices().getFirst().message().content()).contains(ScriptedModel.ANSWER);
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(ScriptedModel.INPUT + ScriptedModel.OUTPUT);
    }

    @Test
    void openAisClientStreams() {
        try (var stream = openAi.chat().completions().createStreaming(chat("gpt"))) {
            var words = stream.stream()
                    .flatMap(it -> it.choices().stream())
                    .flatMap(it -> it.delta().content().stream())
                    .collect(Collectors.joining());

            assertThat(words).isEqualTo(ScriptedModel.ANSWER);
        }
    }

    @Test
    void openAisClientGetsResponsesOfAModelThatOnlyChats() {
        var answer = openAi.responses()
                .create(ResponseCreateParams.builder()
                        .model("gpt")
                        .input("How many boats?")
                        .build());

        assertThat(answer.output()
                        .getFirst()
                        .asMessage()
                        .content()
                        .getFirst()
                        .asOutputText()
                        .text())
                .isEqualTo(ScriptedModel.ANSWER);
    }

    @Test
    void openAisClientGetsEmbeddingsOfTheBuiltInModel() {
        var answer = openAi.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("all-minilm-l6-v2")
                        .input("three small boats")
                        .build());

        assertThat(answer.data().getFirst().embedding()).hasSize(384);
    }

    @Test
    void openAisClientListsModels() {
        assertThat(openAi.models().list().data()).anyMatch(it -> it.id().equals("gpt"));
    }

    @Test
    void openAisClientKnowsOurErrorsByTheirClasses() {
        assertThatThrownBy(() -> openAi.chat()
                        .completions()
                        .create(chat("gpt").toBuilder().n(-1).build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("n");
        var stranger = openAi("cdl_unknown");
        assertThatThrownBy(() -> stranger.models().list()).isInstanceOf(UnauthorizedException.class);
        stranger.close();
    }

    @Test
    void anthropicsClientTalksToAModelOfAnotherVendor() {
        var answer = anthropic.messages().create(message());

        assertThat(answer.content().getFirst().asText().text()).isEqualTo(ScriptedModel.ANSWER);
        assertThat(answer.usage().outputTokens()).isEqualTo(ScriptedModel.OUTPUT);
    }

    @Test
    void anthropicsClientStreams() {
        try (var stream = anthropic.messages().createStreaming(message())) {
            var words = stream.stream()
                    .flatMap(it -> it.contentBlockDelta().stream())
                    .flatMap(it -> it.delta().text().stream())
                    .map(it -> it.text())
                    .collect(Collectors.joining());

            assertThat(words).isEqualTo(ScriptedModel.ANSWER);
        }
    }

    @Test
    void bothClientsReadTheAnswersOfAnAssistantByItsKey() {
        var assistant = Api.text(api.post(ana, "/assistants", """
                {"name": "Harbour", "description": "Knows boats", "instructions": "Be brief.", "model": "%s"}""".formatted(model)), "/id");
        var key = Api.text(api.post(ana, "/assistants/" + assistant + "/keys", "{\"name\": \"mine\"}"), "/key");
        var ours = openAi(key);
        var theirs = anthropic(key);

        var whole = ours.chat().completions().create(chat("gpt"));
        assertThat(whole.choices().getFirst().message().content()).contains(ScriptedModel.ANSWER);
        assertThat(whole._additionalProperties()).containsKey("candela");
        try (var stream = ours.chat().completions().createStreaming(chat("any"))) {
            assertThat(stream.stream()
                            .flatMap(it -> it.choices().stream())
                            .flatMap(it -> it.delta().content().stream())
                            .collect(Collectors.joining()))
                    .isEqualTo(ScriptedModel.ANSWER);
        }
        assertThat(ours.models().list().data())
                .singleElement()
                .satisfies(it -> assertThat(it.id()).isEqualTo("assistant:" + assistant));
        assertThat(theirs.messages()
                        .create(message())
                        .content()
                        .getFirst()
                        .asText()
                        .text())
                .isEqualTo(ScriptedModel.ANSWER);
        try (var stream = theirs.messages().createStreaming(message())) {
            assertThat(stream.stream()
                            .flatMap(it -> it.contentBlockDelta().stream())
                            .flatMap(it -> it.delta().text().stream())
                            .map(it -> it.text())
                            .collect(Collectors.joining()))
                    .isEqualTo(ScriptedModel.ANSWER);
        }
        ours.close();
        theirs.close();
    }

    private static ChatCompletionCreateParams chat(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("How many boats?")
                .build();
    }

    private static MessageCreateParams message() {
        return MessageCreateParams.builder()
                .model("gpt")
                .maxTokens(100)
                .addUserMessage("How many boats?")
                .build();
    }
}
