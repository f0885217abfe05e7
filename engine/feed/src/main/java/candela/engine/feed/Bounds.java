package candela.engine.feed;

/**
 * How much one sync may bring in.
 *
 * @param pages of one table
 * @param rows of one table
 * @param answer bytes of one answer
 * @param bytes of all answers together
 */
public record Bounds(int pages, long rows, long answer, long bytes) {

    public static final Bounds DEFAULT = new Bounds(100_000, 50_000_000, 32 << 20, 4L << 30);
}
