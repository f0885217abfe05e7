package candela.engine.ai.wire;

/**
 * Tokens of one call: the input with what was read from a cache, the output with what the model thought.
 *
 * @param known whether the provider reported them; else they are estimated from the texts
 */
public record Tokens(long input, long output, boolean known) {
    public static final Tokens NONE = new Tokens(0, 0, false);

    /** Of several attempts together; known only where each of them is. */
    public Tokens plus(Tokens more) {
        if (equals(NONE)) {
            return more;
        }
        return more.equals(NONE) ? this : new Tokens(input + more.input, output + more.output, known && more.known);
    }
}
