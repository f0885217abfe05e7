package candela.engine.sql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/** What can be compared with what in a policy: only values of one type. */
public enum ValueType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIMESTAMP;

    /** The type of a column's values; empty where a policy can ask no more of the column than whether it is null. */
    static Optional<ValueType> of(Schema.Type type) {
        return switch (type) {
            case TEXT -> Optional.of(TEXT);
            case INTEGER, DECIMAL -> Optional.of(NUMBER);
            case BOOLEAN -> Optional.of(BOOLEAN);
            case DATE -> Optional.of(DATE);
            case TIMESTAMP -> Optional.of(TIMESTAMP);
            case TIME, BINARY, JSON, OTHER -> Optional.empty();
        };
    }

    static ValueType of(Object value) {
        return switch (value) {
            case String _ -> TEXT;
            case BigDecimal _ -> NUMBER;
            case Boolean _ -> BOOLEAN;
            case LocalDate _ -> DATE;
            case LocalDateTime _ -> TIMESTAMP;
            default -> throw new IllegalArgumentException("No value of a policy: " + value.getClass());
        };
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }
}
