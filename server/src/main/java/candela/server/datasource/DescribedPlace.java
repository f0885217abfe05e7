package candela.server.datasource;

import candela.engine.sql.Schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table or column where people say what it holds.
 *
 * @param namespace null for the default one
 * @param column null where it is about the table itself
 */
public record DescribedPlace(
        @Nullable String namespace, String table, @Nullable String column) {

    public static DescribedPlace of(Table table) {
        return new DescribedPlace(table.namespace(), table.name(), null);
    }

    public static DescribedPlace of(Table table, String column) {
        return new DescribedPlace(table.namespace(), table.name(), column);
    }

    /** The table of it. */
    public DescribedPlace whole() {
        return new DescribedPlace(namespace, table, null);
    }

    /** As it is called within its namespace. */
    String key() {
        return column == null ? table : table + "." + column;
    }

    @Override
    public String toString() {
        return namespace == null ? key() : namespace + "." + key();
    }
}
