package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a statement over several sources needs of one table: the columns that it names, and the rows that its own
 * conditions could let through.
 *
 * @param columns at least one
 */
public record TableRead(JointSchema.Member member, List<Column> columns, List<Filter> filters) {

    public TableRead {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    /** A condition that no row of the whole statement's answer can break: a column and the values it is compared to. */
    record Filter(Column column, String operator, List<Object> values) {

        private String sql(Dialect dialect) {
            String list = values.stream().map(new Literals(dialect)::of).collect(Collectors.joining(", "));
            return dialect.quote(column.name()) + " " + operator
                    + (operator.equals("IN") ? " (" + list + ")" : " " + list);
        }
    }

    /** The statement for the table's own source, which its own guard still has to allow. */
    public String sql(Dialect dialect) {
        String names = columns.stream().map(it -> dialect.quote(it.name())).collect(Collectors.joining(", "));
        String where = filters.stream().map(it -> it.sql(dialect)).collect(Collectors.joining(" AND "));
        return "SELECT " + names + " FROM " + table(dialect) + (where.isEmpty() ? "" : " WHERE " + where);
    }

    private String table(Dialect dialect) {
        Schema.Table own = member.own();
        return (own.namespace() == null ? "" : dialect.quote(own.namespace()) + ".") + dialect.quote(own.name());
    }
}
