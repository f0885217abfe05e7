package candela.engine.sql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What policies may know of the person who asks, as {@code {user.NAME}}: one value or several of one type.
 *
 * @param values by name; a name that is missing or has no value lets its policies show nothing
 */
public record Attributes(Map<String, List<Object>> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = Map.copyOf(values);
    }

    /**
     * Takes texts, numbers, booleans, dates and moments, alone or as collections.
     *
     * @throws IllegalArgumentException when a value is of another type
     */
    public static Attributes of(Map<String, ?> given) {
        var values = new HashMap<String, List<Object>>();
        given.forEach((name, value) -> values.put(name, list(value)));
        return new Attributes(values);
    }

    private static List<Object> list(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(Attributes::typed).toList()
                : List.of(typed(value));
    }

    private static Object typed(Object value) {
        return switch (value) {
            case BigDecimal it -> it;
            case Integer it -> BigDecimal.valueOf(it);
            case Long it -> BigDecimal.valueOf(it);
            case Double it -> BigDecimal.valueOf(it);
            case String _, Boolean _, LocalDate _, LocalDateTime _ -> value;
            default -> throw new IllegalArgumentException("An attribute cannot be a " + value.getClass());
        };
    }

    List<Object> of(String name) {
        return values.getOrDefault(name, List.of());
    }
}
