package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ServerEvent;
import candela.engine.ai.wire.WireErrors;
import candela.server.platform.JsonColumn;
import candela.server.platform.Problem;
import candela.server.platform.Refused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.type.TypeReference;

/**
 * Tells the clients of {@code /v1} what went wrong in the words of the API that they speak, whatever it was: also where
 * no handler was found, and where the request never came as far as one.
 */
@Component
class ApiErrors extends DefaultErrorAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String PLACE = "/v1/";
    private static final String MESSAGES = "/v1/messages";
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiErrors(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** What went wrong, as both dialects can say it. */
    private record Wrong(
            int status,
            String code,
            String message,
            @Nullable String field,
            HttpHeaders headers) {

        static Wrong of(Problem problem) {
            var headers = new HttpHeaders();
            var wait = problem.retryAfter();
            if (wait != null) {
                headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
            }
            return new Wrong(problem.kind().status(), code(problem), problem.detail(), field(problem), headers);
        }

        static Wrong of(int status, String method, String path, HttpHeaders headers) {
            var known = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST);
            return switch (known) {
                case NOT_FOUND ->
                    new Wrong(status, "unknown_url", "There is no " + method + " " + path + " here", null, headers);
                case METHOD_NOT_ALLOWED ->
                    new Wrong(
                            status,
                            "method_not_supported",
                            path + " knows no " + method + ", but " + String.join(", ", headers.getOrEmpty("Allow")),
                            null,
                            headers);
                case UNSUPPORTED_MEDIA_TYPE ->
                    new Wrong(
                            status,
                            "unsupported_content_type",
                            "The body must be JSON: send Content-Type: application/json",
                            null,
                            headers);
                default -> new Wrong(status, "invalid_request", known.getReasonPhrase() + ": " + path, null, headers);
            };
        }

        static Wrong bug(UUID number) {
            return new Wrong(
                    HttpStatus.INTERNAL_SERVER_ERROR.value(),
                    "internal",
                    "Something went wrong here. Tell your administrator the number " + number,
                    null,
                    new HttpHeaders());
        }

        /** The codes that OpenAI's clients know, else our own. */
        private static String code(Problem problem) {
            return switch (problem.kind()) {
                case UNAUTHORIZED -> "invalid_api_key";
                case LIMITED -> "rate_limit_exceeded";
                case INVALID -> problem.code().equals(Problem.Kind.INVALID.code()) ? "invalid_request" : problem.code();
                case NOT_FOUND -> "model_not_found";
                default -> problem.code();
            };
        }

        private static @Nullable String field(Problem problem) {
            return problem.errors().isEmpty()
                    ? null
                    : problem.errors().getFirst().field();
        }

        byte[] body(Endpoint endpoint) {
            return WireErrors.body(endpoint, status, code, message, field);
        }

        List<ServerEvent> event(Endpoint endpoint) {
            return WireErrors.event(endpoint, status, code, message, field);
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        super.resolveException(request, response, handler, failure);
        if (!request.getRequestURI().startsWith(PLACE) || failure instanceof CloseNowException) {
            return null;
        }
        try {
            tell(wrong(request, response, failure), endpoint(request.getRequestURI()), response);
        } catch (IOException gone) {
            LOG.debug("Nobody heard what went wrong", gone);
        }
        return new ModelAndView();
    }

    private Wrong wrong(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        if (failure instanceof Problem problem) {
            if (problem.kind() == Problem.Kind.FORBIDDEN) {
                events.publishEvent(Refused.of(new ServletWebRequest(request, response), problem));
            }
            return Wrong.of(problem);
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return Wrong.of(
                    known.getStatusCode().value(), request.getMethod(), request.getRequestURI(), known.getHeaders());
        }
        return bug(failure);
    }

    private static Wrong bug(@Nullable Throwable failure) {
        var number = UUID.randomUUID();
        LOG.error("Unexpected failure {}", number, failure);
        return Wrong.bug(number);
    }

    /** Where a stream has begun its last event says so; a whole answer that has begun was sent at once. */
    private void tell(Wrong wrong, Endpoint endpoint, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            var body = wrong.body(endpoint);
            response.resetBuffer();
            response.setStatus(wrong.status);
            wrong.headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else if (String.valueOf(response.getContentType()).startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            for (var event : wrong.event(endpoint)) {
                new HttpReceiver(response, clock).event(event);
            }
        }
    }

    /** What the server's own error page says of a request that was refused before any handler saw it. */
    @Override
    public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var path = String.valueOf(attribute(request, RequestDispatcher.ERROR_REQUEST_URI));
        if (!path.startsWith(PLACE)) {
            return super.getErrorAttributes(request, options);
        }
        var status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer it ? it : 500;
        var method = request instanceof ServletWebRequest servlet ? String.valueOf(servlet.getHttpMethod()) : "request";
        var wrong = status < 500 ? Wrong.of(status, method, path, new HttpHeaders()) : bug(getError(request));
        return JsonColumn.MAPPER.readValue(wrong.body(endpoint(path)), FIELDS);
    }

    private static @Nullable Object attribute(WebRequest request, String name) {
        return request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    }

    private static Endpoint endpoint(String path) {
        return path.equals(MESSAGES) || path.startsWith(MESSAGES + "/") ? Endpoint.MESSAGES : Endpoint.CHAT;
    }
}
