package candela.engine.sql;

/**
 * A column's values may not be seen as they are.
 *
 * @param name by which people know the policy
 * @param chosen whether somebody wrote it for this table, rather than for what columns hold
 */
public record ColumnPolicy(String name, TableName table, String column, Mask mask, boolean chosen) {

    /** A name that was taken from the schema was come upon, unless it is said to be chosen. */
    public ColumnPolicy(String name, TableName table, String column, Mask mask) {
        this(name, table, column, mask, !table.exact());
    }
}
