package candela.server.semantic;

import candela.engine.ask.Term.Kind;
import candela.engine.model.SemanticModel;
import candela.engine.model.SemanticModel.ColumnNotes;
import candela.engine.model.SemanticModel.KeyNotes;
import candela.engine.model.SemanticModel.TableNotes;
import candela.engine.model.SemanticModel.TermNotes;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.Classification.Status;
import candela.server.datasource.ClassifiedColumn;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people said of a source, gathered for a file: only what people said, nothing that a look at it can find again.
 */
final class ModelExport {

    private final Snapshot snapshot;
    private final List<GlossaryTerm> terms;
    private final Set<GlossaryTerm> told = new HashSet<>();

    private ModelExport(Snapshot snapshot, List<GlossaryTerm> terms) {
        this.snapshot = snapshot;
        this.terms = terms;
    }

    static SemanticModel of(Snapshot snapshot, List<GlossaryTerm> terms) {
        return new ModelExport(snapshot, terms).model();
    }

    private SemanticModel model() {
        var tables = snapshot.schema().value().tables().stream()
                .map(this::table)
                .filter(it -> !it.description().isEmpty()
                        || !it.synonyms().isEmpty()
                        || !it.columns().isEmpty())
                .toList();
        return new SemanticModel(
                tables,
                snapshot.statedKeys().keys().stream()
                        .map(it -> new KeyNotes(it, 0))
                        .toList(),
                terms.stream()
                        .filter(it -> !told.contains(it))
                        .map(ModelExport::term)
                        .toList());
    }

    private TableNotes table(Table it) {
        var columns = it.columns().stream()
                .map(column -> column(it, column))
                .filter(column -> !column.description().isEmpty()
                        || !column.synonyms().isEmpty()
                        || !column.label().isEmpty())
                .toList();
        return new TableNotes(it.namespace(), it.name(), words(DescribedPlace.of(it)), synonyms(it, null), columns, 0);
    }

    private ColumnNotes column(Table table, Column it) {
        return new ColumnNotes(
                it.name(), words(DescribedPlace.of(table, it.name())), synonyms(table, it), label(table, it), 0);
    }

    private String words(DescribedPlace place) {
        return snapshot.descriptions().of(place).orElse("");
    }

    private List<String> synonyms(Table table, @Nullable Column column) {
        var found = terms.stream()
                .filter(it -> ModelNames.isFor(it, snapshot.schema().value(), table, column))
                .toList();
        told.addAll(found);
        return found.stream().flatMap(it -> it.phrases().stream()).toList();
    }

    private String label(Table table, Column column) {
        return snapshot.classified().stream()
                .filter(it -> isAbout(it, table, column) && it.classification().status() == Status.CONFIRMED)
                .map(it -> it.classification().label().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private static boolean isAbout(ClassifiedColumn it, Table table, Column column) {
        return it.table().equals(table.name())
                && Objects.equals(it.namespace(), table.namespace())
                && it.column().equals(column.name());
    }

    private static TermNotes term(GlossaryTerm it) {
        var kind = it.kind() == Kind.SYNONYM ? "synonym" : it.kind().name().toLowerCase(Locale.ROOT);
        return new TermNotes(kind, it.phrases(), it.meaning(), it.definition(), 0);
    }
}
