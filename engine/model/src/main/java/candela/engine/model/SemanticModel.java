package candela.engine.model;

import candela.engine.sql.Schema.ForeignKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of one database: of its tables and columns, of keys that it does not declare, and what words mean.
 *
 * @param tables only those of which something is said
 */
public record SemanticModel(List<TableNotes> tables, List<KeyNotes> keys, List<TermNotes> terms) {

    public SemanticModel {
        tables = List.copyOf(tables);
        keys = List.copyOf(keys);
        terms = List.copyOf(terms);
    }

    /**
     * What is said of a table.
     *
     * @param namespace null where the file names none
     * @param line where it stands in the file; 0 when it was not read from one
     */
    public record TableNotes(
            @Nullable String namespace,
            String name,
            String description,
            List<String> synonyms,
            List<ColumnNotes> columns,
            int line) {

        public TableNotes {
            synonyms = List.copyOf(synonyms);
            columns = List.copyOf(columns);
        }
    }

    /**
     * What is said of a column.
     *
     * @param label what it is classified as, in lower case; empty when nothing is said
     */
    public record ColumnNotes(String name, String description, List<String> synonyms, String label, int line) {

        public ColumnNotes {
            synonyms = List.copyOf(synonyms);
        }
    }

    /** Columns of one table that name a row of another. */
    public record KeyNotes(ForeignKey key, int line) {}

    /**
     * What a phrase means.
     *
     * @param kind {@code synonym}, {@code metric}, {@code filter}, {@code join} or {@code verified}
     */
    public record TermNotes(String kind, List<String> phrases, String meaning, String definition, int line) {

        public TermNotes {
            phrases = List.copyOf(phrases);
        }
    }
}
