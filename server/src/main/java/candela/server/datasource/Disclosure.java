package candela.server.datasource;

/**
 * How much of a source a language model may be told, each word allowing what those before it do. Columns that are
 * classified, confirmed or only proposed, are never told, and nobody's model learns more than they may see themselves.
 */
public enum Disclosure {

    /** Nothing: no model is asked about this source. */
    NOTHING,

    /** Names and types of tables and columns, what is written about them, and which belong together; no value. */
    SCHEMA,

    /** A few values of each column besides, and how many rows and different values there are. */
    SAMPLES,

    /** The rows of answers besides. */
    ROWS;

    public boolean allows(Disclosure other) {
        return compareTo(other) >= 0;
    }
}
