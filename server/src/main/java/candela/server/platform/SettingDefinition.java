package candela.server.platform;

import java.util.List;
import java.util.function.Function;

/**
 * Something that an administrator can change while the server runs: declared as a bean by the context that heeds it,
 * read through {@link RuntimeSettings}.
 *
 * @param key its name in the API, {@code context.what_it_is}
 * @param initial what holds until somebody changes it
 * @param description one sentence for the administrator
 * @param reader turns what was sent as JSON (a number, a text, a flag or a list) into the value; throws
 *     {@link IllegalArgumentException} with words for what it cannot accept
 */
public record SettingDefinition<T>(String key, T initial, String description, Function<Object, T> reader) {

    /** A whole number between two bounds. */
    public static SettingDefinition<Integer> number(String key, int initial, int least, int most, String description) {
        return new SettingDefinition<>(key, initial, description, sent -> {
            if (sent instanceof Integer number && number >= least && number <= most) {
                return number;
            }
            throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
        });
    }

    /** On or off. */
    public static SettingDefinition<Boolean> flag(String key, boolean initial, String description) {
        return new SettingDefinition<>(key, initial, description, sent -> {
            if (sent instanceof Boolean flag) {
                return flag;
            }
            throw new IllegalArgumentException("must be true or false");
        });
    }

    /** A list of texts, each of which must pass the check; the check throws {@link IllegalArgumentException}. */
    public static SettingDefinition<List<String>> texts(
            String key, Function<String, String> check, String description) {
        return new SettingDefinition<>(key, List.of(), description, sent -> {
            if (sent instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
                return list.stream().map(String.class::cast).map(check).toList();
            }
            throw new IllegalArgumentException("must be a list of texts");
        });
    }
}
