package candela.server.model.guard;

import candela.server.platform.Problem;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words of the rules as the API writes them: in lower case. */
final class Wire {

    private Wire() {}

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Class<E> type, String field, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(it -> text(it).equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(type, field));
    }

    static <E extends Enum<E>> @Nullable E optional(Class<E> type, String field, @Nullable String text) {
        return text == null || text.isBlank() ? null : read(type, field, text);
    }

    private static <E extends Enum<E>> Problem unknown(Class<E> type, String field) {
        var known = Stream.of(type.getEnumConstants()).map(Wire::text).collect(Collectors.joining(", "));
        return Problem.invalid(field, "The field " + field + " must be one of " + known);
    }
}
