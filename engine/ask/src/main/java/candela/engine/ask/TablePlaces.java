package candela.engine.ask;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the tables of a schema stand, each of which has one name of its own here.
 *
 * @param renamed what some tables are called where they stand, by the names that the schema gives them
 */
record TablePlaces(Schema schema, Map<String, String> renamed) {
    /** What databases call their default namespace, which has no name in a schema. */
    private static final Set<String> DEFAULTS = Set.of("public", "main", "dbo");

    /** What a table is called where it stands. */
    String of(String name) {
        return renamed.getOrDefault(name, name);
    }

    /**
     * The table that somebody writes so.
     *
     * @param namespace null where none is written
     */
    Optional<Table> find(@Nullable String namespace, String name) {
        if (namespace == null) {
            return schema.table(name);
        }
        var called = schema.tables().stream()
                .filter(it -> of(it.name()).equalsIgnoreCase(name))
                .toList();
        return named(called, namespace)
                .or(() -> called.stream()
                        .filter(it -> it.namespace() == null && DEFAULTS.contains(namespace.toLowerCase(Locale.ROOT)))
                        .findFirst());
    }

    private static Optional<Table> named(List<Table> called, String namespace) {
        return called.stream()
                .filter(it -> namespace.equalsIgnoreCase(it.namespace()))
                .findFirst();
    }

    /** As a term writes it: one that is not called so where it stands with its namespace before it. */
    String written(String name) {
        var namespace = renamed.containsKey(name)
                ? schema.table(name).map(Table::namespace).map(it -> Formulas.quoted(it) + ".")
                : Optional.<String>empty();
        return namespace.orElse("") + Formulas.quoted(of(name));
    }
}
