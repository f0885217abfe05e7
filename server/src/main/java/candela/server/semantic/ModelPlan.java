package candela.server.semantic;

import candela.engine.ask.Term.Kind;
import candela.engine.ask.Vocabulary.Fault;
import candela.engine.model.Reading;
import candela.engine.model.Reading.Remark;
import candela.engine.model.SemanticModel.ColumnNotes;
import candela.engine.model.SemanticModel.KeyNotes;
import candela.engine.model.SemanticModel.TableNotes;
import candela.engine.model.SemanticModel.TermNotes;
import candela.engine.personal.Label;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.Classification.Status;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.Snapshot;
import candela.server.datasource.schema.Classifications.Decision;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.semantic.GlossaryTerm.TermId;
import candela.server.semantic.ModelImport.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out what a file changes in what is said of a source. */
final class ModelPlan {

    private static final Set<String> DEFAULTS = Set.of("public", "main", "dbo");

    private final Reading reading;
    private final Snapshot snapshot;
    private final List<GlossaryTerm> known;
    private final Visibility scope;
    private final Function<NewTerm, Optional<Fault>> check;
    private final List<Change> changes = new ArrayList<>();
    private final List<Remark> remarks;
    private final Map<DescribedPlace, String> descriptions = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<ForeignKey> keys = new ArrayList<>();
    private final List<Taught> terms = new ArrayList<>();

    /** A term to be kept, in place of a former one. */
    record Taught(@Nullable TermId former, NewTerm term) {}

    ModelPlan(
            Reading reading,
            Snapshot snapshot,
            List<GlossaryTerm> known,
            Visibility scope,
            Function<NewTerm, Optional<Fault>> check) {
        this.reading = reading;
        this.snapshot = snapshot;
        this.known = known;
        this.scope = scope;
        this.check = check;
        this.remarks = new ArrayList<>(reading.remarks());
    }

    Map<DescribedPlace, String> descriptions() {
        return descriptions;
    }

    List<Decision> decisions() {
        return decisions;
    }

    List<ForeignKey> keys() {
        return keys;
    }

    List<Taught> terms() {
        return terms;
    }

    ModelImport told() {
        return new ModelImport(reading.form(), List.copyOf(changes), List.copyOf(remarks));
    }

    void plan() {
        reading.model().tables().forEach(this::table);
        reading.model().keys().forEach(this::key);
        reading.model().terms().forEach(this::term);
    }

    private Schema schema() {
        return snapshot.schema().value();
    }

    private void table(TableNotes it) {
        var table = named(it.namespace(), it.name());
        if (table.isEmpty()) {
            missing(it.line(), "There is no table " + it.name());
            return;
        }
        describe(DescribedPlace.of(table.get()), it.description());
        otherWords(table.get(), null, it.synonyms(), it.line());
        it.columns().forEach(column -> column(table.get(), column));
    }

    /** A name alone is first that of the default namespace; so is one that a project calls by a schema unknown here. */
    private Optional<Table> named(@Nullable String namespace, String name) {
        var named = schema().tables().stream()
                .filter(known -> known.name().equalsIgnoreCase(name))
                .sorted(Comparator.comparing(known -> known.namespace() != null))
                .toList();
        return named.stream()
                .filter(known -> Objects.equals(known.namespace(), namespace))
                .findFirst()
                .or(() -> named.stream()
                        .filter(known -> namespace == null || isDefault(namespace) && known.namespace() == null)
                        .findFirst());
    }

    /** Our own files call the default namespace by nothing, or as databases do. */
    private boolean isDefault(String namespace) {
        return !reading.isStrict() || DEFAULTS.contains(namespace);
    }

    private void column(Table table, ColumnNotes it) {
        var column = table.column(it.name());
        if (column.isEmpty()) {
            missing(it.line(), "The table " + table.name() + " has no column " + it.name());
            return;
        }
        describe(DescribedPlace.of(table, column.get().name()), it.description());
        otherWords(table, column.get(), it.synonyms(), it.line());
        classify(table, column.get(), it);
    }

    private void describe(DescribedPlace where, String description) {
        var before = snapshot.descriptions().of(where).orElse("");
        if (!description.isEmpty() && !description.equals(before)) {
            descriptions.put(where, description);
            changes.add(new Change("description", where.toString(), before, description));
        }
    }

    private void otherWords(Table table, @Nullable Column column, List<String> phrases, int line) {
        var former = known.stream()
                .filter(it -> ModelNames.isFor(it, schema(), table, column))
                .findFirst();
        var meaning = former.map(GlossaryTerm::meaning).orElseGet(() -> ModelNames.of(table, column));
        if (!phrases.isEmpty()) {
            teach(former, new TermNotes("synonym", phrases, meaning, "", line), "synonyms", meaning);
        }
    }

    private void classify(Table table, Column column, ColumnNotes it) {
        if (it.label().isEmpty()) {
            return;
        }
        var label = Stream.of(Label.values())
                .filter(known -> known.name().equalsIgnoreCase(it.label()))
                .findFirst()
                .orElseThrow(() -> at(it.line(), "There is no class " + it.label()));
        var before = snapshot.classified().stream()
                .filter(known -> known.table().equals(table.name())
                        && Objects.equals(known.namespace(), table.namespace())
                        && known.column().equals(column.name())
                        && known.classification().status() == Status.CONFIRMED)
                .map(known -> known.classification().label())
                .findFirst();
        if (!before.equals(Optional.of(label))) {
            decisions.add(new Decision(
                    table.namespace(), table.name(), column.name(), Status.CONFIRMED, label, reading.form()));
            var former =
                    before.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("");
            changes.add(new Change("class", table.name() + "." + column.name(), former, it.label()));
        }
    }

    private void key(KeyNotes it) {
        var key = it.key();
        var table = named(key.namespace(), key.table());
        var target = named(key.targetNamespace(), key.target());
        var missing = Stream.concat(
                        missing(table, key.table(), key.columns()), missing(target, key.target(), key.targetColumns()))
                .findFirst();
        if (missing.isPresent()) {
            missing(it.line(), missing.get());
            return;
        }
        var written =
                ForeignKey.of(table.orElseThrow(), key.columns(), target.orElseThrow(), key.targetColumns(), false);
        if (snapshot.isKnown(written)) {
            return;
        }
        keys.add(written);
        changes.add(new Change(
                "key",
                DescribedPlace.of(table.orElseThrow()) + "" + written.columns(),
                "",
                DescribedPlace.of(target.orElseThrow()) + "" + written.targetColumns()));
    }

    private static Stream<String> missing(Optional<Table> known, String name, List<String> columns) {
        return known.map(table -> columns.stream()
                        .filter(it -> table.column(it).isEmpty())
                        .map(it -> "The table " + name + " has no column " + it))
                .orElseGet(() -> Stream.of("There is no table " + name));
    }

    private void term(TermNotes it) {
        var kind = Kind.valueOf(it.kind().toUpperCase(Locale.ROOT));
        var former = known.stream()
                .filter(term -> term.kind() == kind
                        && term.term().equalsIgnoreCase(it.phrases().getFirst()))
                .findFirst();
        teach(former, it, "term", it.phrases().getFirst());
    }

    private void teach(Optional<GlossaryTerm> former, TermNotes it, String what, String where) {
        var asked = asked(it);
        var same = former.filter(term -> term.phrases().equals(asked.phrases())
                && term.meaning().equals(asked.meaning())
                && (what.equals("synonyms") || term.definition().equals(asked.definition())));
        if (same.isPresent()) {
            return;
        }
        var fault = check.apply(asked);
        if (fault.isPresent()) {
            missing(it.line(), "“" + where + "”: " + fault.get().message());
            return;
        }
        terms.add(new Taught(former.map(GlossaryTerm::id).orElse(null), asked));
        changes.add(
                what.equals("synonyms")
                        ? new Change(
                                what,
                                where,
                                former.map(term -> String.join(", ", term.phrases()))
                                        .orElse(""),
                                String.join(", ", asked.phrases()))
                        : new Change(
                                what, where, former.map(GlossaryTerm::meaning).orElse(""), asked.meaning()));
    }

    private NewTerm asked(TermNotes it) {
        try {
            return new NewTerm(
                    Kind.valueOf(it.kind().toUpperCase(Locale.ROOT)),
                    it.phrases(),
                    it.meaning(),
                    it.definition(),
                    scope,
                    snapshot.source());
        } catch (Problem e) {
            throw at(it.line(), String.valueOf(e.getMessage()));
        }
    }

    /** What the database does not have is an error in a file written for it, and passed over in a project's. */
    private void missing(int line, String message) {
        if (reading.isStrict()) {
            throw at(line, message);
        }
        remarks.add(new Remark(line, message));
    }

    private static Problem at(int line, String message) {
        return Problem.invalid("text", "Line " + line + ": " + message);
    }
}
