package candela.engine.ask;

import java.util.List;

/** What the parser makes of a question: an interpretation, a question back, or an honest no. */
public sealed interface Answer {

    /** The question was understood; {@code alternatives} are the next best readings, best first. */
    record Understood(Interpretation best, List<Interpretation> alternatives) implements Answer {
        public Understood {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** Two or more readings are about equally good and differ in one thing, which {@code question} asks for. */
    record Clarification(String question, List<Option> options) implements Answer {
        public Clarification {
            options = List.copyOf(options);
        }
    }

    /** The question cannot be answered from this schema; {@code unknownWords} are those that meant nothing. */
    record Refusal(String message, List<String> unknownWords) implements Answer {
        public Refusal {
            unknownWords = List.copyOf(unknownWords);
        }
    }

    /**
     * A choice offered to the person.
     *
     * @param label the choice in plain words
     * @param detail what it would do, in one sentence
     * @param phrase the words of the question that it gives a meaning to
     * @param meaning what to keep in a vocabulary, as {@link Term#meaning}, so that nobody asks again; empty when no
     *     text can say it
     */
    record Option(String label, String detail, Interpretation interpretation, String phrase, String meaning) {}
}
