package candela.engine.sql;

import java.util.List;

/** What a row policy asks of a row: true lets the row be seen, false and unknown do not. */
sealed interface Condition {

    /** True for every part. */
    record And(List<Condition> parts) implements Condition {}

    /** True for at least one part. */
    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

    /** Whether a value is one of several. */
    record In(Operand left, List<Operand> list, boolean negated) implements Condition {}

    record IsNull(Operand.Column column, boolean negated) implements Condition {}

    /** A column, a word or an attribute that is itself yes or no. */
    record Holds(Operand operand) implements Condition {}

    /** Each as it is written in every dialect. */
    enum Operator {
        EQUAL("="),
        DIFFERENT("<>"),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean orders() {
            return this != EQUAL && this != DIFFERENT;
        }
    }
}
