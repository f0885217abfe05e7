package candela.server.platform;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that cannot be met, for a reason that its caller can act on. Anything else is a bug and stays a 500. */
public final class Problem extends RuntimeException {

    public enum Kind {
        INVALID(400),
        UNAUTHORIZED(401),
        PLAN_LIMIT(402),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        LIMITED(429),
        UPSTREAM(502),
        UNAVAILABLE(503),
        TIMEOUT(504);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is wrong with one field of the request. */
    public record FieldError(String field, String message) {}

    private final Kind kind;
    private final String code;
    private final String detail;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private Problem(Kind kind, String code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public Problem(Kind kind, String detail) {
        this(kind, kind.code(), detail, List.of(), null);
    }

    public static Problem invalid(String field, String message) {
        return new Problem(Kind.INVALID, Kind.INVALID.code(), message, List.of(new FieldError(field, message)), null);
    }

    /** What was sent may not go where it was sent to, because of what it says. */
    public static Problem objectionable(String detail) {
        return new Problem(Kind.INVALID, "content_policy_violation", detail, List.of(), null);
    }

    /** Several fields at once. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(Kind.INVALID, Kind.INVALID.code(), errors.getFirst().message(), errors, null);
    }

    public static Problem unauthorized(String detail) {
        return new Problem(Kind.UNAUTHORIZED, detail);
    }

    public static Problem forbidden(String code, String detail) {
        return new Problem(Kind.FORBIDDEN, code, detail, List.of(), null);
    }

    public static Problem notFound(String what, TypedId id) {
        return notFound(what, id.value());
    }

    public static Problem notFound(String what, UUID id) {
        return new Problem(Kind.NOT_FOUND, "No " + what + " " + id);
    }

    public static Problem conflict(String detail) {
        return new Problem(Kind.CONFLICT, detail);
    }

    public static Problem limited(String detail, Duration retryAfter) {
        return new Problem(Kind.LIMITED, Kind.LIMITED.code(), detail, List.of(), retryAfter);
    }

    /** Something is used up just now, and will be there again. */
    public static Problem busy(String detail, Duration retryAfter) {
        return new Problem(Kind.UNAVAILABLE, "busy", detail, List.of(), retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
