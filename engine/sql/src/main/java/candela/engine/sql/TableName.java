package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table that a policy binds. A name that could mean several tables means them all: a policy may bind too much,
 * never too little. Only where the table itself was at hand is nothing but that one meant.
 *
 * @param namespace null for the table of that name in every namespace, empty for that of the default one alone
 * @param exact whether it was taken from the schema rather than written by somebody
 */
public record TableName(@Nullable String namespace, String name, boolean exact) {

    public TableName(@Nullable String namespace, String name) {
        this(namespace, name, false);
    }

    public static TableName of(Table table) {
        return exactly(table.namespace(), table.name());
    }

    /** The one that the database knows by this name. */
    public static TableName exactly(@Nullable String namespace, String name) {
        return new TableName(namespace, name, true);
    }

    public boolean means(Table table) {
        return exact ? equals(of(table)) : mayMean(table);
    }

    private boolean mayMean(Table table) {
        return name.equalsIgnoreCase(table.name()) && mayBeIn(table.namespace());
    }

    /** The default one has no name in a schema, but may be called by one. */
    private boolean mayBeIn(@Nullable String other) {
        return namespace == null || other == null || namespace.equalsIgnoreCase(other);
    }

    /** Whether some table may be meant by both names. */
    boolean overlaps(TableName other) {
        return exact && other.exact ? equals(other) : mayOverlap(other);
    }

    private boolean mayOverlap(TableName other) {
        return name.equalsIgnoreCase(other.name)
                && (namespace == null || other.namespace == null || namespace.equalsIgnoreCase(other.namespace));
    }

    @Override
    public String toString() {
        return namespace == null || namespace.isEmpty() ? name : namespace + "." + name;
    }
}
