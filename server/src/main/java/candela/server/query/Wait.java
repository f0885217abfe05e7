package candela.server.query;

import candela.server.platform.Problem;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a caller wants to wait for an answer: the {@code wait} preference of RFC 7240. */
public final class Wait {

    private static final Duration DEFAULT = Duration.ofSeconds(10);
    private static final int MOST = 60;
    private static final Pattern PREFERENCE = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,6})");

    private Wait() {}

    public static Duration of(@Nullable String prefer) {
        if (prefer == null) {
            return DEFAULT;
        }
        var found = PREFERENCE.matcher(prefer);
        if (!found.find()) {
            return DEFAULT;
        }
        var seconds = Integer.parseInt(found.group(1));
        if (seconds > MOST) {
            throw Problem.invalid("Prefer", "The longest wait is " + MOST + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
