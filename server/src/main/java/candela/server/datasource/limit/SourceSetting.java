package candela.server.datasource.limit;

import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be set of one source alone; it counts from the next query on. */
public enum SourceSetting {
    MAX_CONNECTIONS(4, 1, 50, "How many statements run in the source at the same time; further ones wait"),
    WAIT_SECONDS(10, 1, 300, "How long a statement waits for a free connection before it is refused"),
    IDLE_SECONDS(60, 10, 3_600, "After how long a connection that nobody uses is closed"),
    MAX_ROWS(null, 1, 1_000_000, "The most rows that one query brings back, within the limit of the installation"),
    EXPORT_ROWS(
            null,
            0,
            2_000_000_000,
            "The most rows of a file of all rows, within the limit of the installation; 0 allows no such files"),
    TIMEOUT_SECONDS(null, 1, 3_600, "After how many seconds a query is stopped, within the limit of the installation"),
    MAX_JOINS(null, 0, 100, "How many joins one statement may hold, those of its sub-selects included"),
    MAX_COST(
            null,
            1,
            2_000_000_000,
            "The most that the database itself may expect a statement to cost, in its own unit, before it is run"),
    CACHE_MINUTES(
            null,
            0,
            10_080,
            "How old a kept answer to the same statement may be to be shown again; 0 asks the source each time");

    /** Long enough for a dashboard or a table that several people open, short enough not to argue about. */
    private static final int LIVE_MINUTES = 5;

    private final @Nullable Integer usual;
    private final int least;
    private final int most;
    private final String description;

    SourceSetting(@Nullable Integer usual, int least, int most, String description) {
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.description = description;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SourceSetting of(String key) {
        return Stream.of(values())
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.NOT_FOUND, "Sources have no setting " + key));
    }

    /**
     * What holds for a source of this kind when nobody set it; null for the limit of the installation, or none. What
     * lies in a database changes unseen, so that answers grow old; a copy of files or applications is known to be
     * changed, so that they do not.
     */
    @Nullable
    Integer usual(Kind kind) {
        return this == CACHE_MINUTES && !kind.isCopy() ? Integer.valueOf(LIVE_MINUTES) : usual;
    }

    /** Whether it means something for a source of this kind: not every database estimates what a statement costs. */
    boolean isFor(Kind kind) {
        return this != MAX_COST || kind.estimatesCost();
    }

    /** The setting, as far as a source of this kind has it. */
    static SourceSetting of(String key, Kind kind) {
        var setting = of(key);
        if (!setting.isFor(kind)) {
            throw Problem.invalid(
                    "key", "Candela reads no estimates of costs of sources of this kind, so that none can be limited");
        }
        return setting;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    String description() {
        return description;
    }

    int checked(int value) {
        if (value < least || value > most) {
            throw Problem.invalid("value", "must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** What was set for a source, or what usually holds for its kind. */
    public int in(DataSource source) {
        var usually = usual(source.kind());
        return source.connection().set().getOrDefault(key(), usually == null ? Integer.MAX_VALUE : usually);
    }

    /** What was set, or what usually holds. */
    public int in(Map<String, Integer> set) {
        return set.getOrDefault(key(), usual == null ? Integer.MAX_VALUE : usual);
    }
}
