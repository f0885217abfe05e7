package candela.server.datasource;

import candela.engine.data.DataException;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one place where trouble with people's data becomes a problem of the API. */
public final class SourceProblems {

    /** Most answers are read, kept and sent within this time. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private SourceProblems() {}

    public static Problem of(DataException trouble) {
        var words = String.valueOf(trouble.getMessage());
        return switch (trouble.reason()) {
            case UNREACHABLE -> new Problem(Problem.Kind.UPSTREAM, words);
            case AUTHENTICATION -> Problem.invalid("password", words);
            case UNKNOWN_DATABASE -> Problem.invalid("database", words);
            case MALFORMED, UNSUPPORTED, SQL, DENIED, TOO_COSTLY -> new Problem(Problem.Kind.INVALID, words);
            case TOO_LARGE -> new Problem(Problem.Kind.TOO_LARGE, words);
            case BUSY -> Problem.busy(words, SOON);
            case TIMEOUT -> new Problem(Problem.Kind.TIMEOUT, words);
            case CANCELLED -> Problem.conflict(words);
        };
    }

    /** Does something with people's data and tells trouble as a problem. */
    public static <T extends @Nullable Object> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataException e) {
            throw of(e);
        }
    }
}
