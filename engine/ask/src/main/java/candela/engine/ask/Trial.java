package candela.engine.ask;

/** Runs statements on the data to see whether they may be what was asked. */
@FunctionalInterface
public interface Trial {
    /** Nothing is tried. */
    Trial NONE = sql -> true;

    /**
     * False when the statement fails, or finds nothing but emptiness; true as well when it could not be tried in a
     * moment.
     */
    boolean finds(String sql);

    /**
     * Whether two statements find the same rows, in any order, and not by chance; false as well when it could not be
     * tried in a moment.
     */
    default boolean agree(String one, String other) {
        return false;
    }

    /**
     * Whether two statements that were written apart find the same, be it a single number; false as well when it could
     * not be tried in a moment.
     */
    default boolean same(String one, String other) {
        return agree(one, other);
    }
}
