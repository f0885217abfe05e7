package candela.engine.sql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of one parameter, as people write it.
 *
 * @param text what was written; null for no value
 */
public record Argument(Type type, @Nullable String text) {

    private static final int LONGEST_NUMBER = 60;

    /** What a parameter stands for. */
    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN
    }

    /** @throws IllegalArgumentException when the text is no value of the type, with words for the one who wrote it */
    public Argument {
        parse(type, text);
    }

    /** The value as it is bound: a String, BigDecimal, LocalDate or Boolean; null for none. */
    public @Nullable Object value() {
        return parse(type, text);
    }

    private static @Nullable Object parse(Type type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> number(text.strip());
            case DATE -> date(text.strip());
            case BOOLEAN -> bool(text.strip());
        };
    }

    private static BigDecimal number(String text) {
        try {
            var number = new BigDecimal(text);
            if (text.length() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                throw wrong("a number of at most " + LONGEST_NUMBER + " digits", text);
            }
            return number;
        } catch (NumberFormatException _) {
            throw wrong("a number, such as 42 or 3.5", text);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw wrong("a date, such as 2024-12-31", text);
        }
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false", text);
        };
    }

    private static IllegalArgumentException wrong(String wanted, String text) {
        var shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return new IllegalArgumentException("must be " + wanted + ", not “" + shown + "”");
    }
}
