package candela.server.datasource;

import candela.server.platform.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be set of one source alone; it counts from the next query on. */
enum SourceSetting {
    MAX_CONNECTIONS(4, 1, 50, "How many statements run in the source at the same time; further ones wait"),
    WAIT_SECONDS(10, 1, 300, "How long a statement waits for a free connection before it is refused"),
    IDLE_SECONDS(60, 10, 3_600, "After how long a connection that nobody uses is closed"),
    MAX_ROWS(null, 1, 1_000_000, "The most rows that one query brings back, within the limit of the installation"),
    TIMEOUT_SECONDS(null, 1, 3_600, "After how many seconds a query is stopped, within the limit of the installation");

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

    /** What holds when nobody set it; null for the limit of the installation. */
    @Nullable
    Integer usual() {
        return usual;
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

    /** What was set, or what usually holds. */
    int in(Map<String, Integer> set) {
        return set.getOrDefault(key(), usual == null ? Integer.MAX_VALUE : usual);
    }
}
