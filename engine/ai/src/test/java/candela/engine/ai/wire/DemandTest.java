package candela.engine.ai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What a request may use, and what is no request at all. */
class DemandTest {
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    private static JsonNode json(String text) {
        return Wire.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Demand chat(String more) {
        return Demand.of(Endpoint.CHAT, json("{\"model\":\"m\"," + HI + more + "}"));
    }

    @Test
    void theBoundOfTheAnswerIsTheGreaterOfBothNamesForEveryChoice() {
        assertThat(chat("").outputTokens()).isNull();
        assertThat(chat(",\"max_tokens\":100,\"max_completion_tokens\":300,\"n\":4")
                        .outputTokens())
                .isEqualTo(1200);
        assertThat(chat(",\"n\":4,\"max_tokens\":null").outputTokens()).isNull();
        assertThat(chat(",\"stream\":true").stream()).isTrue();
    }

    @Test
    void theEstimateIsRatherTooHighThanTooLow() {
        // 100 English words are about 130 tokens, 100 Chinese characters about 100
        assertThat(chat(",\"user\":\"" + "words ".repeat(100) + "\"").inputTokens())
                .isBetween(200L, 260L);
        assertThat(chat(",\"user\":\"" + "词".repeat(100) + "\"").inputTokens()).isBetween(100L, 140L);
        var vectors = Demand.of(Endpoint.EMBEDDINGS, json("{\"model\":\"m\",\"input\":[[1,2,3],[4,5,6]]}"));
        assertThat(vectors.inputTokens()).isBetween(6L, 14L);
        assertThat(vectors.outputTokens()).isZero();
    }

    @Test
    void anImageCountsTheSameWhateverItsSize() {
        var image =
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64," + "A".repeat(90_000) + "\"}}";
        var demand = Demand.of(
                Endpoint.CHAT,
                json("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + image + "," + image + "]}]}"));

        assertThat(demand.inputTokens()).isBetween(3200L, 3300L);
    }

    @Test
    void aTextAsADocumentCountsAsTheTextThatItIs() {
        var demand = Demand.of(
                Endpoint.MESSAGES,
                json(
                        "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"data\":\""
                                + "a".repeat(9000) + "\"}}]}]}"));

        assertThat(demand.inputTokens()).isGreaterThan(3000);
        assertThat(demand.outputTokens()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "CHAT; []; ``",
                "CHAT; {}; model",
                "CHAT; {\"model\":{\"a\":1},\"messages\":[]}; model",
                "CHAT; {\"model\":[\"m\"]}; model",
                "CHAT; {\"model\":\"  \"}; model",
                "CHAT; {\"model\":\"m\"}; messages",
                "CHAT; {\"model\":\"m\",\"messages\":[]}; messages",
                "CHAT; {\"model\":\"m\",\"messages\":{\"role\":\"user\"}}; messages",
                "CHAT; {\"model\":\"m\",\"messages\":\"Hi\"}; messages",
                "CHAT; {\"model\":\"m\",\"messages\":[\"Hi\"]}; messages[0]",
                "CHAT; {\"model\":\"m\",\"messages\":[{\"role\":1}]}; messages[0].role",
                "CHAT; {\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":7}]}; messages[0].content",
                "EMBEDDINGS; {\"model\":\"m\"}; input",
                "EMBEDDINGS; {\"model\":\"m\",\"input\":[]}; input",
                "EMBEDDINGS; {\"model\":\"m\",\"input\":{}}; input",
                "SPEECH; {\"model\":\"m\",\"input\":3}; input",
                "IMAGES; {\"model\":\"m\"}; prompt",
                "RESPONSES; {\"model\":\"m\"}; input",
                "RESPONSES; {\"model\":\"m\",\"input\":\"Hi\",\"background\":true}; background",
                "MESSAGES; {\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}; max_tokens"
            })
    void whatIsNoRequestIsRefusedByItsField(Endpoint endpoint, String body, @Nullable String field) {
        refused(endpoint, body, field == null ? "" : field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"n\":0; n",
                "\"n\":-1; n",
                "\"n\":1000000; n",
                "\"n\":\"3\"; n",
                "\"n\":1.5; n",
                "\"n\":true; n",
                "\"max_tokens\":0; max_tokens",
                "\"max_tokens\":10000001; max_tokens",
                "\"max_tokens\":1e400; max_tokens",
                "\"max_tokens\":99999999999999999999999999; max_tokens",
                "\"max_completion_tokens\":-5; max_completion_tokens",
                "\"stream\":\"yes\"; stream",
                "\"tools\":{}; tools",
                "\"fallbacks\":[\"x\"]; fallbacks",
                "\"api_base\":\"http://x\"; api_base"
            })
    void absurdNumbersAreRefusedByTheirField(String more, String field) {
        refused(Endpoint.CHAT, "{\"model\":\"m\"," + HI + "," + more + "}", field);
    }

    private static void refused(Endpoint endpoint, String body, String field) {
        assertThatThrownBy(() -> Demand.of(endpoint, json(body)))
                .asInstanceOf(type(WireException.class))
                .satisfies(it -> assertThat(it.field()).isEqualTo(field))
                .satisfies(it -> assertThat(it.getMessage()).isNotBlank());
    }

    @Test
    void whatNestsDeepOrIsNoJsonIsRefusedBeforeAnythingWalksIt() {
        refusedText("[".repeat(100_000));
        refusedText("{\"a\":".repeat(100_000));
        refusedText("{\"model\":NaN}");
        refusedText("{\"model\":\"m\"} {\"model\":\"other\"}");
        refusedText("");
        var deep = new java.util.concurrent.atomic.AtomicReference<ArrayNode>(Json.array());
        for (var i = 0; i < 100_000; i++) {
            deep.set(Json.array().add(deep.get()));
        }
        var body = Json.object().put("model", "m").set("messages", deep.get());
        assertThatThrownBy(() -> Demand.of(Endpoint.CHAT, body)).isInstanceOf(WireException.class);
    }

    private static void refusedText(String text) {
        assertThatThrownBy(() -> Demand.of(Endpoint.CHAT, json(text))).isInstanceOf(WireException.class);
    }

    @Test
    void aListThatIsTooLongIsRefused() {
        refused(Endpoint.CHAT, "{\"model\":\"m\",\"messages\":[" + "{},".repeat(10_000) + "{}]}", "messages");
        refused(Endpoint.EMBEDDINGS, "{\"model\":\"m\",\"input\":[" + "\"a\",".repeat(5_000) + "\"a\"]}", "input");
    }

    @Test
    void neitherKeyNorWordsAreInWhatIsLogged() {
        var provider = Provider.of("openai").orElseThrow();
        var target = new Target(provider, URI.create(provider.baseUrl()), "key-of-somebody", "gpt-4o");
        var body = json("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"private words\"}]}");

        assertThat(target.toString()).doesNotContain("key-of");
        assertThat(Wire.exchange(Endpoint.CHAT, body, target).request().toString())
                .contains("/v1/chat/completions")
                .doesNotContain("key-of", "private");
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutBeingRepeated() {
        var provider = Provider.of("openai").orElseThrow();
        var target = new Target(provider, URI.create(provider.baseUrl()), "mein Schlüssel\r\nHost: x", "gpt-4o");

        assertThatThrownBy(() -> Wire.models(target))
                .isInstanceOf(WireException.class)
                .message()
                .doesNotContain("Schlüssel");
    }
}
