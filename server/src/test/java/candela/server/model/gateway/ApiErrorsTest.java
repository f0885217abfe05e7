package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Whatever goes wrong under {@code /v1}, a client reads it in the shape that it knows. */
@ServerTest
class ApiErrorsTest {

    private final MockMvcTester http;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Person ana;

    ApiErrorsTest(MockMvcTester http, ApplicationEventPublisher events, Clock clock, People people) {
        this.http = http;
        this.events = events;
        this.clock = clock;
        this.ana = people.member();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/completions, 404, unknown_url",
        "GET, /v1/chats, 404, unknown_url",
        "DELETE, /v1/models, 405, method_not_supported",
        "GET, /v1/chat/completions, 405, method_not_supported",
        "POST, /v1/messages/count_tokens, 404, not_found_error",
        "GET, /v1/messages, 405, invalid_request_error",
    })
    void aPathOrMethodThatIsNotThereIsToldInTheClientsShape(String method, String path, int status, String code) {
        requireShape(send(HttpMethod.valueOf(method), path, "application/json", "{}"), path, status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, unsupported_content_type",
        "/v1/embeddings, unsupported_content_type",
        "/v1/messages, invalid_request_error"
    })
    void aBodyOfAnotherTypeIsToldInTheClientsShape(String path, String code) {
        requireShape(send(HttpMethod.POST, path, "text/plain", "model=gpt"), path, 415, code);
        requireShape(send(HttpMethod.POST, path, "application/x-www-form-urlencoded", "model=gpt"), path, 415, code);
    }

    @ParameterizedTest
    @CsvSource({"/v1/chat/completions, too_large", "/v1/messages, request_too_large"})
    void aBodyThatIsTooLargeIsToldInTheClientsShape(String path, String code) {
        requireShape(
                send(HttpMethod.POST, path, "application/json", "{" + " ".repeat(32 << 20) + "}"), path, 413, code);
    }

    @ParameterizedTest
    @CsvSource({"/v1/responses, invalid_request", "/v1/messages, invalid_request_error"})
    void aBodyThatIsNoJsonIsToldInTheClientsShape(String path, String code) {
        requireShape(send(HttpMethod.POST, path, "application/json", "{\"model\": "), path, 400, code);
    }

    @Test
    void aBrowserThatStraysThereGetsNoPageEither() {
        var answer = http.get().uri("/v1/nothing").header("Accept", "text/html").exchange();

        requireShape(answer, "/v1/nothing", 404, "unknown_url");
    }

    @Test
    void theRestOfTheServerKeepsItsOwnShape() {
        var answer = http.post().uri("/api/v1/nothing").content("{}").exchange();

        assertThat(answer).hasStatus(404);
        assertThat(json(answer).has("error")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/v1/chat/completions, internal", "/v1/messages, api_error"})
    void aBugIsToldInTheClientsShapeByANumberAndNothingElse(String path, String code) throws IOException {
        var response = new MockHttpServletResponse();

        new ApiErrors(events, clock)
                .resolveException(
                        new MockHttpServletRequest("POST", path),
                        response,
                        null,
                        new IllegalStateException("the secret of a table"));

        var error =
                JsonMapper.shared().readTree(response.getContentAsByteArray()).path("error");
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(error.path("message").asString())
                .contains("Tell your administrator")
                .doesNotContain("secret");
        assertThat(error.path(path.equals("/v1/messages") ? "type" : "code").asString())
                .isEqualTo(code);
    }

    @Test
    void aBugInTheMiddleOfAStreamEndsItWithAnErrorEvent() throws IOException {
        var response = new MockHttpServletResponse();
        response.setContentType("text/event-stream");
        response.getOutputStream().print("data: {}\n\n");
        response.flushBuffer();

        new ApiErrors(events, clock)
                .resolveException(
                        new MockHttpServletRequest("POST", "/v1/messages"),
                        response,
                        null,
                        new IllegalStateException());

        assertThat(response.getContentAsString()).startsWith("data: {}\n\nevent: error\ndata: {");
    }

    @Test
    void whatTheServerRefusesBeforeAnyHandlerIsToldInTheClientsShape() {
        var answer = http.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/v1/models;x=1")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 400)
                .exchange();

        requireShape(answer, "/v1/models", 400, "invalid_request");
    }

    private MvcTestResult send(HttpMethod method, String path, String type, String body) {
        return http.method(method)
                .uri(path)
                .header("Authorization", ana.bearer())
                .contentType(type)
                .content(body)
                .exchange();
    }

    private static void requireShape(MvcTestResult answer, String path, int status, String code) {
        var body = json(answer);
        assertThat(answer).hasStatus(status);
        assertThat(answer.getResponse().getContentType()).startsWith("application/json");
        assertThat(body.at("/error/message").asString()).isNotBlank();
        if (path.startsWith("/v1/messages")) {
            assertThat(body.path("type").asString()).isEqualTo("error");
            assertThat(body.at("/error/type").asString()).isEqualTo(code);
        } else {
            assertThat(body.path("error").propertyNames()).containsExactly("message", "type", "param", "code");
            assertThat(body.at("/error/code").asString()).isEqualTo(code);
        }
    }
}
