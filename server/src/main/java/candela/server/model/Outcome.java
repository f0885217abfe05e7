package candela.server.model;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the test of a connection ended.
 *
 * @param latencyMillis how long the provider took; null where it did not answer
 * @param message what is wrong; null where nothing is
 * @param advice what to do about it; null where there is nothing to do
 */
record Outcome(
        @Nullable Integer latencyMillis,
        @Nullable String message,
        @Nullable String advice) {

    static Outcome good(long millis) {
        return new Outcome((int) millis, null, null);
    }

    static Outcome bad(String message, @Nullable String advice) {
        return new Outcome(null, message, advice);
    }

    boolean ok() {
        return message == null;
    }

    /** What is wrong, and what to do. */
    String words() {
        return Stream.of(message, advice).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
