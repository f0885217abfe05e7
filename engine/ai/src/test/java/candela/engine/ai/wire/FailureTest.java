package candela.engine.ai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ai.wire.Failure.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why providers refuse, by the bodies that they are known to send. */
class FailureTest {
    private static final String SECRET = "sk-proj-Abc123Def456Ghi789";

    private static Failure failure(String provider, int status, String body, Map<String, String> headers) {
        return Wire.failure(
                Provider.of(provider).orElseThrow(),
                status,
                headers::get,
                body.getBytes(StandardCharsets.UTF_8),
                SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "openai; 401; {\"error\":{\"message\":\"Incorrect API key provided: sk-proj-********************i789. You can find it\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}; AUTHENTICATION; Incorrect API key provided: [removed] You can find it",
                "openai; 404; {\"error\":{\"message\":\"The model `gpt-9` does not exist\",\"code\":\"model_not_found\"}}; NOT_FOUND; The model `gpt-9` does not exist",
                "openai; 429; {\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"insufficient_quota\"}}; LIMITED; You exceeded your current quota",
                "anthropic; 400; {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"max_tokens: 99999 > 8192\"}}; INVALID; max_tokens: 99999 > 8192",
                "anthropic; 400; {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit balance is too low\"}}; LIMITED; Your credit balance is too low",
                "anthropic; 529; {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}; OVERLOADED; Overloaded",
                "google; 400; {\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a valid API key.\",\"status\":\"INVALID_ARGUMENT\"}}; AUTHENTICATION; API key not valid. Please pass a valid API key.",
                "google; 503; [{\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}]; OVERLOADED; The model is overloaded.",
                "cohere; 422; {\"message\":\"no such parameter\"}; INVALID; no such parameter",
                "ollama; 404; {\"error\":\"model \\\"granite\\\" not found, try pulling it first\"}; NOT_FOUND; model \"granite\" not found, try pulling it first",
                "compatible; 422; {\"detail\":[{\"loc\":[\"body\",\"messages\"],\"msg\":\"Field required\"}]}; INVALID; [{\"loc\":[\"body\",\"messages\"],\"msg\":\"Field required\"}]",
                "compatible; 502; <html><body>Bad gateway</body></html>; UPSTREAM; The provider answered with status 502.",
                "compatible; 500; Internal Server Error; UPSTREAM; Internal Server Error",
                "openrouter; 402; {\"error\":{\"code\":402,\"message\":\"Insufficient credits\"}}; LIMITED; Insufficient credits"
            })
    void theReasonAndTheWordsAreRead(String provider, int status, String body, Reason reason, String words) {
        var failure = failure(provider, status, body, Map.of());

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.message()).isEqualTo(words);
        assertThat(failure.retryable()).isEqualTo(reason != Reason.INVALID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "the key sk-proj-Abc123Def456Ghi789 is wrong",
                "the key Abc123Def4 is wrong",
                "the key sk-proj-Abc1...789 is wrong",
                "Authorization: Bearer something",
                "call /v1?key=something&alt=sse",
                "AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY",
                "token eyJhbGciOiJIUzI1NiJ9.e30.x",
                "value a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"
            })
    void noTraceOfAKeyStays(String words) {
        var message = failure("compatible", 500, words, Map.of()).message();

        assertThat(message).contains("[removed]").doesNotContain("Abc1", "something", "AIza", "eyJ", "a94a8");
    }

    @Test
    void namesOfModelsStay() {
        var words = "claude-3-5-sonnet-20241022, gpt-4o-mini-2024-07-18 and meta-llama/Llama-3.3-70B-Instruct are busy";

        assertThat(failure("openrouter", 503, words, Map.of()).message()).isEqualTo(words);
    }

    @Test
    void longOrBrokenWordsAreCutToOneLine() {
        var message = failure("compatible", 500, "{\"error\":\"a\\nb\\u0000" + "x ".repeat(5000) + "\"}", Map.of())
                .message();

        assertThat(message).hasSize(500).startsWith("a b x").endsWith("…");
    }

    @Test
    void theWaitIsReadInEveryForm() {
        assertThat(waiting(Map.of("retry-after", "20"), "{}")).isEqualTo(Duration.ofSeconds(20));
        assertThat(waiting(Map.of("retry-after-ms", "250", "retry-after", "1"), "{}"))
                .isEqualTo(Duration.ofMillis(250));
        assertThat(waiting(
                        Map.of("retry-after", "Thu, 01 Oct 2026 10:00:30 GMT", "date", "Thu, 01 Oct 2026 10:00:00 GMT"),
                        "{}"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(
                        waiting(
                                Map.of(),
                                "{\"error\":{\"details\":[{\"@type\":\"QuotaFailure\"},{\"@type\":\"RetryInfo\",\"retryDelay\":\"13.5s\"}]}}"))
                .isEqualTo(Duration.ofMillis(13_500));
        assertThat(waiting(Map.of("retry-after", "soon"), "{}")).isNull();
        assertThat(waiting(Map.of("retry-after", "-5"), "{}")).isNull();
        assertThat(waiting(Map.of("retry-after", "1e300"), "{}")).isNull();
    }

    private static @Nullable Duration waiting(Map<String, String> headers, String body) {
        return failure("google", 429, body, headers).retryAfter();
    }

    @Test
    void errorsForClientsAreInTheirDialect() {
        assertThat(new String(
                        WireErrors.body(Endpoint.CHAT, 429, "rate_limit_exceeded", "Too many.", null),
                        StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"error\":{\"message\":\"Too many.\",\"type\":\"rate_limit_error\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}");
        assertThat(new String(WireErrors.body(Endpoint.MESSAGES, 503, "busy", "Busy.", null), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy.\"}}");
        assertThat(WireErrors.event(Endpoint.MESSAGES, 500, "bug", "Sorry.", null))
                .containsExactly(new ServerEvent(
                        "error", "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"Sorry.\"}}"));
        assertThat(WireErrors.event(Endpoint.RESPONSES, 502, "upstream_error", "Sorry.", null))
                .containsExactly(new ServerEvent(
                        "error",
                        "{\"type\":\"error\",\"code\":\"upstream_error\",\"message\":\"Sorry.\",\"param\":null}"));
        assertThat(WireErrors.event(Endpoint.CHAT, 400, "invalid", "No.", "messages"))
                .containsExactly(
                        new ServerEvent(
                                null,
                                "{\"error\":{\"message\":\"No.\",\"type\":\"invalid_request_error\",\"param\":\"messages\",\"code\":\"invalid\"}}"));
    }
}
