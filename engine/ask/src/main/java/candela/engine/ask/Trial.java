package candela.engine.ask;

/** Runs a statement on the data to see whether it may be what was asked. */
@FunctionalInterface
public interface Trial {
    /** Nothing is tried. */
    Trial NONE = sql -> true;

    /**
     * False when the statement fails, or finds nothing but emptiness; true as well when it could not be tried in a
     * moment.
     */
    boolean finds(String sql);
}
