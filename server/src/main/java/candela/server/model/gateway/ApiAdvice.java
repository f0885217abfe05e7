package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.WireErrors;
import candela.server.platform.Problem;
import candela.server.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;

/** Tells the clients of {@code /v1} what went wrong in the words of the API that they speak. */
@RestControllerAdvice(assignableTypes = ApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiAdvice {

    private final ApplicationEventPublisher events;

    ApiAdvice(ApplicationEventPublisher events) {
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> answer(Problem problem, WebRequest web, HttpServletRequest request) {
        if (problem.kind() == Problem.Kind.FORBIDDEN) {
            events.publishEvent(Refused.of(web, problem));
        }
        var endpoint = request.getRequestURI().endsWith("/messages") ? Endpoint.MESSAGES : Endpoint.CHAT;
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        var wait = problem.retryAfter();
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
        }
        var status = problem.kind().status();
        return new ResponseEntity<>(
                WireErrors.body(endpoint, status, code(problem), problem.detail(), field(problem)), headers, status);
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
        return problem.errors().isEmpty() ? null : problem.errors().getFirst().field();
    }
}
