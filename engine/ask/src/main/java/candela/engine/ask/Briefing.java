package candela.engine.ask;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a language model needs to know to write a statement for a question: the likely part of the schema, the words of
 * the people who ask, and what the parser makes of the question itself. Bounded, whatever the size of the database.
 *
 * @param tables the likely ones first, with at most some columns each
 * @param keys between these tables
 * @param terms of the vocabulary that share words with the question
 * @param verified questions like this one with statements that somebody has found right
 * @param before the statement that answered the question before, from which this one may go on; empty for none
 * @param readings the parser's best
 */
public record Briefing(
        String question,
        Dialect dialect,
        LocalDate today,
        List<Named> tables,
        List<Link> keys,
        List<Term> terms,
        List<Example> verified,
        String before,
        List<Example> readings) {

    /** A table by the name that statements give it. */
    public record Named(String name, Table table) {}

    /** A key from one table to another, both by the names that statements give them. */
    public record Link(String table, String target, ForeignKey key) {}

    /** A statement and what it answers, in words; empty where the words may not be told. */
    public record Example(String words, String sql) {}

    /**
     * How much of the database may be told.
     *
     * @param schema what of it, each table as statements name it
     * @param values whether values of the data may be told that the question does not hold itself
     * @param mayTell whether a statement may be told as far as the columns go that it reads
     */
    public record Scope(Schema schema, boolean values, Predicate<String> mayTell) {}

    /** A statement that was written for this before, and why it will not do. */
    public record Attempt(String sql, String trouble) {}

    /**
     * The same as a text, with what was tried in vain. Whatever comes from people or from the database stands in
     * quotation marks, on one line.
     */
    public String text(List<Attempt> attempts) {
        return BriefingText.of(this, attempts);
    }
}
