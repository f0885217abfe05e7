package candela.server.semantic;

import candela.engine.ask.Term.Kind;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import org.jspecify.annotations.Nullable;

/** Tables and columns as the glossary writes them. */
final class ModelNames {

    private ModelNames() {}

    static String of(Table table, @Nullable Column column) {
        return column == null ? quoted(table.name()) : quoted(table.name()) + "." + quoted(column.name());
    }

    /** Whether a term is another word for what is written so. */
    static boolean isFor(GlossaryTerm term, String meaning) {
        return term.kind() == Kind.SYNONYM && term.meaning().equalsIgnoreCase(meaning);
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
