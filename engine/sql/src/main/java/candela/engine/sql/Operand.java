package candela.engine.sql;

/** A value within a row policy's condition. */
sealed interface Operand {

    /** Where it stands in the policy's text, 0-based. */
    int offset();

    /** A column of the table that the policy binds. */
    record Column(String name, int offset) implements Operand {}

    /** A value as it was written, of a kind that {@link ValueType} knows. */
    record Literal(Object value, int offset) implements Operand {}

    /** What is known of the person who asks. */
    record Attribute(String name, int offset) implements Operand {}
}
