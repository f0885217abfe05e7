package candela.server.query.template;

import candela.engine.sql.Argument;
import org.jspecify.annotations.Nullable;

/**
 * A place for a value in a saved question.
 *
 * @param name as it stands in the SQL
 * @param label what people read beside the field; empty for the name
 * @param type what its values are; of a choice those of the column
 * @param required whether there must be a value
 * @param fallback the value that is taken when none is given; null for none
 * @param choices the column whose values are offered; null where people write themselves
 */
public record Parameter(
        String name,
        String label,
        Argument.Type type,
        boolean required,
        @Nullable String fallback,
        @Nullable Choices choices) {

    /** A column whose values are offered. */
    public record Choices(String table, String column) {}

    /** @throws IllegalArgumentException when it is no value of the type */
    Argument argument(@Nullable String text) {
        return new Argument(type, text == null || text.isBlank() ? null : text);
    }

    /** The value that is taken when none is given. */
    Argument example() {
        return argument(fallback);
    }

    Parameter of(Argument.Type found) {
        return new Parameter(name, label, found, required, fallback, choices);
    }
}
