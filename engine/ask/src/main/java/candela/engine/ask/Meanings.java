package candela.engine.ask;

/** Where the parser gets to know which words mean nearly the same. Safe for use by many threads. */
@FunctionalInterface
public interface Meanings {
    /** Nothing is known: words are compared by their letters only. */
    Meanings NONE = phrase -> new float[0];

    /**
     * A vector of length one that points to what an English phrase means, the same each time; empty when nothing is
     * known of it.
     */
    float[] of(String phrase);
}
