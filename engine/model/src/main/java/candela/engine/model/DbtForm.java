package candela.engine.model;

import candela.engine.model.Reading.Remark;
import candela.engine.model.SemanticModel.ColumnNotes;
import candela.engine.model.SemanticModel.KeyNotes;
import candela.engine.model.SemanticModel.TableNotes;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** dbt's property files ({@code schema.yml}): models and sources with their columns, relationship tests, MetricFlow. */
final class DbtForm {

    private static final Pattern REFERENCE =
            Pattern.compile("\\s*(?:ref|source)\\(\\s*(?:['\"][^'\"]*['\"]\\s*,\\s*)?['\"]([^'\"]+)['\"].*\\)\\s*");

    private final List<TableNotes> tables = new ArrayList<>();
    private final List<KeyNotes> keys = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private DbtForm() {}

    static Reading read(Part root) {
        var form = new DbtForm();
        Stream.of("models", "seeds", "snapshots")
                .flatMap(it -> root.list(it).stream())
                .forEach(it -> form.table(it, namespace(it)));
        root.list("sources").forEach(source -> source.list("tables").forEach(it -> form.table(it, namespace(source))));
        var flow = new MetricFlow(form.remarks);
        flow.read(root.list("semantic_models"), root.list("metrics"));
        return new Reading("dbt", false, new SemanticModel(form.tables, form.keys, flow.terms()), form.remarks);
    }

    /** The table that {@code ref('orders')} or {@code source('shop', 'orders')} names. */
    static String referenced(String reference) {
        var matcher = REFERENCE.matcher(reference);
        return matcher.matches() ? matcher.group(1) : reference;
    }

    /** The database's schema that a source or a node of a manifest says to stand in. */
    static @Nullable String namespace(Part it) {
        var schema = it.text("schema");
        return schema.isEmpty() ? null : schema;
    }

    private void table(Part it, @Nullable String namespace) {
        var name = tableName(it);
        tables.add(new TableNotes(
                namespace,
                name,
                it.text("description"),
                synonyms(it),
                it.list("columns").stream().map(DbtForm::column).toList(),
                it.line()));
        it.list("columns").forEach(column -> relations(namespace, name, column));
    }

    private static String tableName(Part it) {
        return Stream.of(
                        it.text("identifier"),
                        it.text("alias"),
                        it.find("config").map(config -> config.text("alias")).orElse(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> it.required("name"));
    }

    static ColumnNotes column(Part it) {
        return new ColumnNotes(it.required("name"), it.text("description"), synonyms(it), "", it.line());
    }

    /** Other words, where a project keeps them: {@code meta.synonyms}, by itself or in {@code config}. */
    static List<String> synonyms(Part it) {
        return Stream.concat(
                        it.find("meta").stream(), it.find("config").flatMap(config -> config.find("meta")).stream())
                .flatMap(meta -> meta.texts("synonyms").stream())
                .distinct()
                .toList();
    }

    private void relations(@Nullable String namespace, String table, Part column) {
        Stream.concat(column.list("tests").stream(), column.list("data_tests").stream())
                .flatMap(test -> test.find("relationships").stream())
                .map(test -> test.find("arguments").orElse(test))
                .forEach(test -> keys.add(new KeyNotes(
                        new ForeignKey(
                                namespace,
                                table,
                                List.of(column.required("name")),
                                namespace,
                                referenced(test.required("to")),
                                List.of(test.required("field")),
                                false),
                        test.line())));
    }
}
