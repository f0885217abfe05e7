package candela.server.semantic;

import candela.engine.ask.Term.Kind;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import org.jspecify.annotations.Nullable;

/** Tables and columns as the glossary writes them. */
final class ModelNames {

    private ModelNames() {}

    /** One that does not stand in the default namespace is written with its own. */
    static String of(Table table, @Nullable Column column) {
        return (table.namespace() == null ? "" : quoted(table.namespace()) + ".") + alone(table, column);
    }

    private static String alone(Table table, @Nullable Column column) {
        return column == null ? quoted(table.name()) : quoted(table.name()) + "." + quoted(column.name());
    }

    /** Whether a term is another word for this; a name alone is that of the table which it means in the schema. */
    static boolean isFor(GlossaryTerm term, Schema schema, Table table, @Nullable Column column) {
        return term.kind() == Kind.SYNONYM
                && (term.meaning().equalsIgnoreCase(of(table, column))
                        || term.meaning().equalsIgnoreCase(alone(table, column))
                                && schema.table(table.name())
                                        .filter(table::equals)
                                        .isPresent());
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
