package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.ForeignKey;
import org.jspecify.annotations.Nullable;

/**
 * A meaning of a span in the database.
 *
 * @param table the table named, or that of the column
 * @param column the column's name; empty for a table
 * @param expr the column, or what a measure computes; for a table its counted rows
 * @param value the value as stored; empty when none
 * @param score how well the span's words fit, from 0 to 1
 * @param corrected whether a spelling mistake was mended
 * @param near whether only the meaning is alike, not the words
 * @param meant the term of the vocabulary that says so; null when none does
 */
record Link(
        Kind kind,
        String table,
        String column,
        Expr expr,
        String value,
        double score,
        boolean corrected,
        boolean near,
        @Nullable Meant meant) {

    /**
     * A meaning that somebody laid down.
     *
     * @param condition for {@link Kind#VALUE}: what it says instead of an equation with one value
     * @param via for {@link Kind#TABLE}: the key to join it by
     */
    record Meant(
            Term term,
            @Nullable Condition condition,
            @Nullable ForeignKey via) {}

    Link(Kind kind, String table, String column, Expr expr, String value, double score, boolean corrected) {
        this(kind, table, column, expr, value, score, corrected, false, null);
    }

    Link meant(Term term, @Nullable Condition condition, @Nullable ForeignKey via) {
        return new Link(kind, table, column, expr, value, score, corrected, near, new Meant(term, condition, via));
    }

    /** What a span can name. */
    enum Kind {
        TABLE,
        COLUMN,
        VALUE,
        MEASURE
    }

    static Link table(String table, double score, boolean corrected) {
        return new Link(Kind.TABLE, table, "", Expr.rows(table), "", score, corrected);
    }

    static Link column(String table, String column, double score, boolean corrected) {
        return new Link(Kind.COLUMN, table, column, Expr.column(table, column), "", score, corrected);
    }

    static Link value(String table, String column, String value, double score, boolean corrected) {
        return new Link(Kind.VALUE, table, column, Expr.column(table, column), value, score, corrected);
    }

    static Link measure(String table, Expr expr, double score) {
        return new Link(Kind.MEASURE, table, "", expr, "", score, false);
    }

    boolean isTable() {
        return kind == Kind.TABLE;
    }

    boolean isColumn() {
        return kind == Kind.COLUMN;
    }

    boolean isValue() {
        return kind == Kind.VALUE;
    }

    boolean isMeasure() {
        return kind == Kind.MEASURE;
    }

    /** Whether another link comes to the same. */
    boolean isLike(Link other) {
        return kind == other.kind && expr.equals(other.expr) && value.equals(other.value);
    }

    /** Whether a value stands for a condition of the vocabulary. */
    boolean isCondition() {
        return meant != null && meant.condition() != null;
    }

    /** What a value says of the rows. */
    Condition condition() {
        return meant != null && meant.condition() != null ? meant.condition() : Condition.of(Test.EQUAL, expr, value);
    }

    /** Whichever fits its words better. */
    static Link better(Link one, Link other) {
        return other.score() > one.score() ? other : one;
    }

    Link scored(double other) {
        return new Link(kind, table, column, expr, value, other, corrected, near, meant);
    }

    /** The same, for words that only mean nearly so. */
    Link near(double likeness) {
        return new Link(kind, table, column, expr, value, likeness, false, true, meant);
    }

    /** The table, column or value in words. */
    String target() {
        if (meant != null && (isMeasure() || isCondition() || meant.via() != null)) {
            return meant.term().meaning();
        }
        return switch (kind) {
            case TABLE -> table;
            case COLUMN -> table + "." + column;
            case VALUE -> table + "." + column + " = " + value;
            case MEASURE ->
                expr.op() != Reading.Op.PRODUCT && expr.op() != Reading.Op.COLUMN
                                || expr.args().stream().anyMatch(it -> it.op() != Reading.Op.COLUMN)
                        ? Labels.of(expr)
                        : expr.args().isEmpty()
                                ? table + "." + expr.column()
                                : table + "." + expr.args().getFirst().column() + " × " + table + "."
                                        + expr.args().getLast().column();
        };
    }
}
