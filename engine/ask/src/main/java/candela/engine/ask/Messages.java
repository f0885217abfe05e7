package candela.engine.ask;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sentences shown to people, in the language of their question. */
final class Messages {
    private static final Map<String, Messages> ALL =
            Map.of("en", new Messages("messages_en.txt"), "vi", new Messages("messages_vi.txt"));

    private final Map<String, String> texts;

    private Messages(String resource) {
        this.texts = Resource.lines(resource).stream()
                .collect(Collectors.toUnmodifiableMap(
                        line -> line.substring(0, line.indexOf('=')).strip(),
                        line -> line.substring(line.indexOf('=') + 1).strip()));
    }

    static Messages of(String language) {
        return Objects.requireNonNullElse(ALL.get(language), Objects.requireNonNull(ALL.get("en")));
    }

    /** The sentence of a key with {@code {0}}, {@code {1}} … filled in. */
    String text(String key, String... details) {
        var text = Objects.requireNonNull(texts.get(key), key);
        for (int i = 0; i < details.length; i++) {
            text = text.replace("{" + i + "}", details[i]);
        }
        return text;
    }

    String text(String key, List<String> details) {
        return text(key, details.toArray(String[]::new));
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A number as it is written in the language. */
    String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(text("language")))
                .format(number);
    }

    String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        var head = String.join(", ", parts.subList(0, parts.size() - 1));
        return head + " " + text("and") + " " + parts.getLast();
    }
}
