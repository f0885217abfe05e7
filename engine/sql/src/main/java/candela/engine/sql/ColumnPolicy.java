package candela.engine.sql;

/**
 * A column's values may not be seen as they are.
 *
 * @param name by which people know the policy
 */
public record ColumnPolicy(String name, TableName table, String column, Mask mask) {}
