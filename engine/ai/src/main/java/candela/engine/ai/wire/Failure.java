package candela.engine.ai.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a provider refused.
 *
 * @param message its own words, at most 500 characters, without the key or anything that looks like one
 * @param retryAfter how long it asks to wait; null where it does not say
 * @param retryable whether another try or another model may help; see {@link Reason#passes} for the same model again
 */
public record Failure(
        Reason reason, String message, @Nullable Duration retryAfter, boolean retryable) {

    /** The kinds of refusal that ask for different things to be done. */
    public enum Reason {
        AUTHENTICATION,
        NOT_FOUND,
        INVALID,
        LIMITED,
        OVERLOADED,
        UPSTREAM;

        /** Whether it may pass by itself, so that the same model may be tried again after a while. */
        public boolean passes() {
            return this == LIMITED || this == OVERLOADED || this == UPSTREAM;
        }
    }
}
