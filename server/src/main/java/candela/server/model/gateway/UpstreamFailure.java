package candela.server.model.gateway;

import candela.engine.ai.wire.Failure;
import candela.engine.ai.wire.Failure.Reason;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** A provider did not do what it was asked; another try or another model may. */
final class UpstreamFailure extends Exception {

    private static final Duration WORTH_WAITING = Duration.ofSeconds(2);

    private final transient Failure failure;
    private final boolean slow;

    UpstreamFailure(Failure failure) {
        this(failure, false);
    }

    private UpstreamFailure(Failure failure, boolean slow) {
        super(failure.message());
        this.failure = failure;
        this.slow = slow;
    }

    static UpstreamFailure slow() {
        return new UpstreamFailure(
                new Failure(Reason.UPSTREAM, "The provider did not answer in time", null, true), true);
    }

    Failure failure() {
        return failure;
    }

    /** Whether the same model may answer in a moment. */
    boolean isWorthAnother() {
        var wait = failure.retryAfter();
        return failure.retryable() && failure.reason().passes() && (wait == null || wait.compareTo(WORTH_WAITING) <= 0);
    }

    /** As the caller is told, with what to do. */
    Problem problem(String model) {
        var words = failure.message();
        return switch (failure.reason()) {
            case INVALID -> new Problem(Problem.Kind.INVALID, words);
            case LIMITED ->
                Problem.limited(
                        "The provider of " + model + " is limiting us: " + words,
                        Objects.requireNonNullElse(failure.retryAfter(), Duration.ofSeconds(5)));
            case OVERLOADED ->
                new Problem(
                        Problem.Kind.UNAVAILABLE, "The provider of " + model + " is overloaded, try again: " + words);
            case AUTHENTICATION ->
                new Problem(
                        Problem.Kind.UPSTREAM,
                        "The provider refused the key of the connection of " + model + ": enter a valid one. " + words);
            case NOT_FOUND ->
                new Problem(
                        Problem.Kind.UPSTREAM,
                        "The provider has no such model or endpoint as " + model + " is set up with: " + words);
            case UPSTREAM -> new Problem(slow ? Problem.Kind.TIMEOUT : Problem.Kind.UPSTREAM, words);
        };
    }

    /** What the usage keeps of it. */
    String word() {
        return slow ? "timeout" : failure.reason().name().toLowerCase(Locale.ROOT);
    }
}
