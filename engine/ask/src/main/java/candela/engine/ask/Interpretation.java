package candela.engine.ask;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way to understand a question.
 *
 * @param sql one read statement in the parser's dialect
 * @param reading the same as a typed form, the base of a follow-up question
 * @param understood spans of the question in their order, unknown words included
 * @param assumptions what was decided without the question saying so, in words
 * @param sentence the reading in one plain sentence, in the question's language
 * @param confidence from 0 (a guess) to 1 (certain)
 * @param terms of the vocabulary that it rests on
 */
public record Interpretation(
        String sql,
        Reading reading,
        List<Phrase> understood,
        List<String> assumptions,
        String sentence,
        double confidence,
        List<TermUse> terms) {

    public Interpretation {
        understood = List.copyOf(understood);
        assumptions = List.copyOf(assumptions);
        terms = terms == null ? List.of() : List.copyOf(terms); // kept before there was a vocabulary: none
    }

    /** The same, taken because of a term that says so. */
    public Interpretation because(Term term) {
        return Explanation.because(this, term, term.phrases().getFirst(), term.meaning());
    }

    /** The same with one more thing that the question did not say. */
    Interpretation assuming(String assumption) {
        var more = Stream.concat(assumptions.stream(), Stream.of(assumption)).toList();
        return new Interpretation(sql, reading, understood, more, sentence, confidence, terms);
    }

    /** The same with another confidence. */
    Interpretation sure(double other) {
        return new Interpretation(sql, reading, understood, assumptions, sentence, other, terms);
    }
}
