package candela.server.platform;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of states and kinds as the API writes them: in lower case. */
public final class Words {

    private Words() {}

    public static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The one that the API was given; a missing or unknown word is a Problem that lists those there are. */
    public static <E extends Enum<E>> E read(Class<E> type, String field, @Nullable String text) {
        var known = optional(type, field, text);
        if (known == null) {
            throw unknown(type, field);
        }
        return known;
    }

    /** The same; null where none was given. */
    public static <E extends Enum<E>> @Nullable E optional(Class<E> type, String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Stream.of(type.getEnumConstants())
                .filter(it -> text(it).equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(type, field));
    }

    private static <E extends Enum<E>> Problem unknown(Class<E> type, String field) {
        var known = Stream.of(type.getEnumConstants()).map(Words::text).collect(Collectors.joining(", "));
        return Problem.invalid(field, "The field " + field + " must be one of " + known);
    }
}
