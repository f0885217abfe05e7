package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table that a policy binds. A name that could mean several tables means them all: a policy may bind too much,
 * never too little.
 *
 * @param namespace null for the table of that name in every namespace
 */
public record TableName(@Nullable String namespace, String name) {

    public boolean means(Table table) {
        return name.equalsIgnoreCase(table.name())
                && (namespace == null || table.namespace() == null || namespace.equalsIgnoreCase(table.namespace()));
    }

    /** Whether some table may be meant by both names. */
    boolean overlaps(TableName other) {
        return name.equalsIgnoreCase(other.name)
                && (namespace == null || other.namespace == null || namespace.equalsIgnoreCase(other.namespace));
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "." + name;
    }
}
