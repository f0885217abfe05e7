package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that a policy binds. A name that could mean several tables means them all: a policy may bind too much,
 * never too little. Only where the table itself was at hand is nothing but that one meant.
 *
 * @param namespace null for the table of that name in every namespace, empty for that of the default one alone; another
 *     one may be the default one as well, until {@link #in} finds the table there
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

    /**
     * What is meant where the schema is known: that table alone which stands in the namespace by its name. Where none
     * does, or several do, the name goes on to mean all that may be called by it.
     */
    public TableName in(Schema schema) {
        List<Table> named = schema.tables().stream()
                .filter(it -> it.namespace() != null
                        && it.namespace().equals(namespace)
                        && it.name().equalsIgnoreCase(name))
                .toList();
        return named.size() == 1 ? of(named.getFirst()) : this;
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
