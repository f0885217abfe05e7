package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import org.jspecify.annotations.Nullable;

/** A part that a reading may hold, with the words that speak for it. */
sealed interface Piece {
    /** Something shown; a table's counted rows and all its columns too. */
    record Show(Expr expr, @Nullable Mention at) implements Piece {}

    /**
     * A condition.
     *
     * @param slot the value or number of the question that it uses up; of those with one slot at most one holds
     * @param at words that name what is tested
     * @param value words of the value
     */
    record Keep(Condition condition, String slot, @Nullable Mention at, Mention value) implements Piece {}

    /**
     * An order, and how many rows of it are wanted.
     *
     * @param cue the word that asks for it
     */
    record Sort(
            Expr by,
            boolean descending,
            @Nullable Integer limit,
            @Nullable Mention at,
            Mention cue) implements Piece {}

    /** Each row once. */
    record Distinct() implements Piece {}

    /** A table that is joined even where no column of it is used. */
    record Joined(String table, @Nullable Mention at) implements Piece {}

    /** Only rows of one table that no row of another points to, or that point to none. */
    record Without(String table, Mention at) implements Piece {}

    /** Two conditions on one thing, of which either or both hold for rows of different kinds. */
    record Either(Keep one, Keep other) implements Piece {}

    /** Two conditions that no single row meets: the answers to each are intersected. */
    record Both(Keep one, Keep other) implements Piece {}
}
