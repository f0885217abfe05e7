package candela.engine.sql;

/**
 * Only some rows of a table may be seen; several of one table must all agree.
 *
 * @param name by which people know the policy
 */
public record RowPolicy(String name, TableName table, RowFilter filter) {}
