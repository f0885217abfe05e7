package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.math.BigDecimal;
import java.util.Locale;

/** What is shown in place of a column's values. */
public sealed interface Mask {

    /** The column does not exist for the person. */
    record Hide() implements Mask {}

    /** No value at all, in each row. */
    record Null() implements Mask {}

    /**
     * The first and the last characters of a text, stars between them; only stars where nothing would be left out.
     *
     * @param first how many at the start, at most 100
     * @param last how many at the end, at most 100
     */
    record Partial(int first, int last) implements Mask {
        public Partial {
            if (first < 0 || last < 0 || first > 100 || last > 100) {
                throw new IllegalArgumentException("between 0 and 100 characters can be kept at each end");
            }
        }
    }

    /**
     * A name for the value, a number for a number: equal values have equal ones, and nothing else can be told from it.
     */
    record Hash() implements Mask {}

    /** A number to the nearest multiple of a step. */
    record Round(BigDecimal step) implements Mask {
        public Round {
            if (step.signum() <= 0) {
                throw new IllegalArgumentException("a step is greater than 0");
            }
        }
    }

    /** A date or moment back to the start of its year, month or day. */
    record Truncate(Unit unit) implements Mask {}

    /** What a moment is cut down to. */
    enum Unit {
        YEAR,
        MONTH,
        DAY
    }

    /**
     * Reads {@code hide}, {@code null}, {@code hash}, {@code partial(2, 2)}, {@code round(100)} or
     * {@code truncate(month)}.
     *
     * @throws PolicyException with the place, when the text cannot be read
     */
    static Mask parse(String text) {
        return MaskParser.parse(text);
    }

    /** @throws PolicyException when a column cannot be masked so, or not in this dialect */
    default void check(Column column, Dialect dialect) {
        if (!fits(column.type())) {
            throw new PolicyException(
                    "%s does not fit %s, a column of %s: use null or hide."
                            .formatted(
                                    inWords(),
                                    column.name(),
                                    column.type().name().toLowerCase(Locale.ROOT)),
                    0);
        }
        check(dialect);
    }

    /** @throws PolicyException when no column can be masked so in this dialect */
    default void check(Dialect dialect) {
        if (this instanceof Hash && dialect == Dialect.SQLITE) {
            throw new PolicyException("SQLite cannot hash: use partial, null or hide.", 0);
        }
    }

    private boolean fits(Type type) {
        return switch (this) {
            case Hide _, Null _ -> true;
            case Partial _ -> type == Type.TEXT;
            case Hash _ -> type == Type.TEXT || type == Type.INTEGER;
            case Round _ -> type.isNumber();
            case Truncate _ -> type.isMoment();
        };
    }

    /** This for a column that can be masked so; no value at all for one that cannot. */
    default Mask fitted(Column column, Dialect dialect) {
        try {
            check(column, dialect);
            return this;
        } catch (PolicyException _) {
            return new Null();
        }
    }

    /** As it is written in a policy. */
    default String inWords() {
        return switch (this) {
            case Hide _ -> "hide";
            case Null _ -> "null";
            case Hash _ -> "hash";
            case Partial it -> "partial(" + it.first() + ", " + it.last() + ")";
            case Round it -> "round(" + it.step().toPlainString() + ")";
            case Truncate it -> "truncate(" + it.unit().name().toLowerCase(Locale.ROOT) + ")";
        };
    }
}
