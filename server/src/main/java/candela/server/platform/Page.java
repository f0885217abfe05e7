package candela.server.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to send as {@code cursor} for the following part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MOST = 200;

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /** Cuts a list that was read one longer than asked for; the last item that stays gives the cursor. */
    public static <T> Page<T> cut(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return all(oneMore);
        }
        var items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** How many items a caller gets who asked for so many. */
    public static int size(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_SIZE;
        }
        if (asked < 1 || asked > MOST) {
            throw Problem.invalid("limit", "The limit must lie between 1 and " + MOST);
        }
        return asked;
    }
}
