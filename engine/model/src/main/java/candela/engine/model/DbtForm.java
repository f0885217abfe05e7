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
        root.list("models").forEach(form::table);
        root.list("seeds").forEach(form::table);
        root.list("snapshots").forEach(form::table);
        root.list("sources").forEach(source -> source.list("tables").forEach(form::table));
        var flow = new MetricFlow(form.remarks);
        flow.read(root.list("semantic_models"), root.list("metrics"));
        return new Reading("dbt", false, new SemanticModel(form.tables, form.keys, flow.terms()), form.remarks);
    }

    /** The table that {@code ref('orders')} or {@code source('shop', 'orders')} names. */
    static String referenced(String reference) {
        var matcher = REFERENCE.matcher(reference);
        return matcher.matches() ? matcher.group(1) : reference;
    }

    private void table(Part it) {
        var name = tableName(it);
        tables.add(new TableNotes(
                null,
                name,
                it.text("description"),
                synonyms(it),
                it.list("columns").stream().map(DbtForm::column).toList(),
                it.line()));
        it.list("columns").forEach(column -> relations(name, column));
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

    private void relations(String table, Part column) {
        Stream.concat(column.list("tests").stream(), column.list("data_tests").stream())
                .flatMap(test -> test.find("relationships").stream())
                .map(test -> test.find("arguments").orElse(test))
                .forEach(test -> keys.add(new KeyNotes(
                        new ForeignKey(
                                table,
                                List.of(column.required("name")),
                                referenced(test.required("to")),
                                List.of(test.required("field")),
                                false),
                        test.line())));
    }
}
