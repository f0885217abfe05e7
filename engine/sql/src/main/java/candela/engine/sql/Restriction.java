package candela.engine.sql;

import java.util.Set;

/** What policies make of one table for one person. */
sealed interface Restriction {
    /** What the table is called within its own sub-select. */
    String NAME = "t";

    /** Whether the table's name may be told to somebody who did not write it. */
    default boolean isTold() {
        return !(this instanceof Gone) && !(this instanceof Behind);
    }

    /** No policy binds the table. */
    record None() implements Restriction {}

    /**
     * The table is seen through a sub-select.
     *
     * @param before what stands before the table's name
     * @param after what stands after it, without an alias
     * @param policies the names of those that bind the table
     */
    record View(String before, String after, Set<String> policies) implements Restriction {}

    /** Nothing of the table may be seen. */
    record Gone() implements Restriction {}

    /** A view that would show what policies keep back of the tables that it reads. */
    record Behind(String message) implements Restriction {}

    /** A policy no longer fits the table, so that nobody can say what may be seen. */
    record Broken(String message) implements Restriction {}
}
