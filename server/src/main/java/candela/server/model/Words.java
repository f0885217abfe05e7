package candela.server.model;

import candela.server.platform.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of the API for states and kinds: those of the code in lower case. */
final class Words {

    private Words() {}

    static String of(Enum<?> it) {
        return it.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Class<E> type, String field, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> of(it).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        field,
                        "The field " + field + " must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))));
    }
}
