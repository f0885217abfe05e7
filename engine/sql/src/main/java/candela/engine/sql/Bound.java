package candela.engine.sql;

/**
 * A value at one place of a statement.
 *
 * @param compared whether it is compared with something there, whose type a database may give it
 */
public record Bound(Argument argument, boolean compared) {}
