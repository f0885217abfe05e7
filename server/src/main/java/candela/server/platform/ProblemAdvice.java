package candela.server.platform;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/** The only place where a failure becomes an HTTP answer (RFC 9457). */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ApplicationEventPublisher events;

    ProblemAdvice(ApplicationEventPublisher events) {
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(Problem problem, WebRequest request) {
        if (problem.kind() == Problem.Kind.FORBIDDEN) {
            events.publishEvent(Refused.of(request, problem));
        }
        var body = detail(problem.kind(), problem.code(), problem.detail(), problem.errors());
        var headers = new HttpHeaders();
        if (problem.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, problem.retryAfter().toSeconds())));
        }
        return send(body, headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(OptimisticLockingFailureException stale) {
        return send(Problem.Kind.CONFLICT, "Somebody else changed this meanwhile; load it again");
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(DuplicateKeyException taken) {
        return send(Problem.Kind.CONFLICT, "This name is already taken; choose another");
    }

    /** What was begun cannot be taken back: the connection breaks, so that nobody takes a part for the whole. */
    @ExceptionHandler
    void brokenOff(CloseNowException broken) throws CloseNowException {
        throw broken;
    }

    @ExceptionHandler
    ResponseEntity<Object> bug(Exception bug) {
        var id = UUID.randomUUID();
        LOG.error("Unexpected failure {}", id, bug);
        var body = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(500), "Something went wrong here. Tell your administrator the number " + id);
        body.setProperty("code", "internal");
        return send(body, new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getBindingResult().getAllErrors().stream()
                .map(it -> new Problem.FieldError(
                        it instanceof FieldError field ? field.getField() : it.getObjectName(), message(it)))
                .toList();
        var first = errors.getFirst();
        return send(
                detail(
                        Problem.Kind.INVALID,
                        Problem.Kind.INVALID.code(),
                        "The field " + first.field() + " " + first.message(),
                        errors),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof DatabindException mismatch) {
            return send(mismatched(mismatch), headers);
        }
        return send(
                Problem.Kind.INVALID,
                unreadable.getCause() instanceof StreamReadException
                        ? "The body is not valid JSON"
                        : "The body is missing or cannot be read");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException large, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return send(
                Problem.Kind.TOO_LARGE,
                "The upload is larger than this server takes; an administrator can raise CANDELA_UPLOAD_MEGABYTES");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getProperties() == null) {
            problem.setProperty("code", status.value() == 404 ? "not_found" : "invalid");
        }
        return super.handleExceptionInternal(failure, body, headers, status, request);
    }

    private static ResponseEntity<Object> send(Problem.Kind kind, String detail) {
        return send(detail(kind, kind.code(), detail, List.of()), new HttpHeaders());
    }

    private static ResponseEntity<Object> send(ProblemDetail body, HttpHeaders headers) {
        var typed = new HttpHeaders();
        typed.putAll(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(body, typed, body.getStatus());
    }

    private static ProblemDetail detail(
            Problem.Kind kind, String code, String detail, List<Problem.FieldError> errors) {
        var answer = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(kind.status()), detail);
        answer.setType(URI.create("urn:candela:problem:" + kind.code()));
        answer.setProperty("code", code);
        if (!errors.isEmpty()) {
            answer.setProperty("errors", errors);
        }
        return answer;
    }

    private static ProblemDetail mismatched(DatabindException mismatch) {
        var field = mismatch.getPath().isEmpty()
                ? "body"
                : String.valueOf(mismatch.getPath().getLast().getPropertyName());
        var message = "The field " + field + " is missing or has a value of the wrong kind";
        return detail(
                Problem.Kind.INVALID,
                Problem.Kind.INVALID.code(),
                message,
                List.of(new Problem.FieldError(field, message)));
    }

    private static String message(MessageSourceResolvable error) {
        return String.valueOf(error.getDefaultMessage());
    }
}
