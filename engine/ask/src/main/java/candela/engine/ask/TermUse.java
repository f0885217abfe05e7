package candela.engine.ask;

/**
 * A term of the vocabulary that a reading rests on.
 *
 * @param term its id
 * @param phrase the words of the question that it explains
 * @param sentence what it makes of them, in the question's language
 */
public record TermUse(String term, Term.Kind kind, String phrase, String sentence) {}
