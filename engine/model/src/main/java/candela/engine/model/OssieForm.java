package candela.engine.model;

import candela.engine.model.Reading.Remark;
import candela.engine.model.SemanticModel.ColumnNotes;
import candela.engine.model.SemanticModel.KeyNotes;
import candela.engine.model.SemanticModel.TableNotes;
import candela.engine.model.SemanticModel.TermNotes;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Apache Ossie's core form, flat (0.2.0.dev0) or under {@code semantic_model} as before. */
final class OssieForm {

    private static final Pattern NAME = Pattern.compile("[\"`]?([A-Za-z_][A-Za-z0-9_]*)[\"`]?");

    private final List<TableNotes> tables = new ArrayList<>();
    private final List<KeyNotes> keys = new ArrayList<>();
    private final List<TermNotes> terms = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, String> sources = new HashMap<>();

    private OssieForm() {}

    static Reading read(Part root) {
        var form = new OssieForm();
        var models = root.has("datasets") ? List.of(root) : root.list("semantic_model");
        models.forEach(form::model);
        return new Reading("Apache Ossie", false, new SemanticModel(form.tables, form.keys, form.terms), form.remarks);
    }

    private void model(Part it) {
        it.list("datasets").forEach(this::dataset);
        it.list("relationships").forEach(this::relationship);
        it.list("metrics").forEach(this::metric);
    }

    private void dataset(Part it) {
        var source = it.text("source");
        var table = source.isEmpty() ? it.required("name") : source.substring(source.lastIndexOf('.') + 1);
        sources.put(it.required("name"), table);
        var columns = new ArrayList<ColumnNotes>();
        it.list("fields").forEach(field -> field(field, columns));
        tables.add(new TableNotes(null, table, it.text("description"), synonyms(it), columns, it.line()));
    }

    private void field(Part it, List<ColumnNotes> columns) {
        var expression = expression(it);
        var matcher = NAME.matcher(expression.isEmpty() ? it.required("name") : expression);
        if (matcher.matches()) {
            columns.add(new ColumnNotes(matcher.group(1), it.text("description"), synonyms(it), "", it.line()));
        } else {
            remarks.add(new Remark(it.line(), "The field " + it.text("name") + " is computed, and no column"));
        }
    }

    private void relationship(Part it) {
        var columns = it.texts("from_columns");
        var targets = it.texts("to_columns");
        if (columns.isEmpty() || columns.size() != targets.size()) {
            remarks.add(new Remark(it.line(), "The relationship " + it.text("name") + " does not pair columns"));
            return;
        }
        keys.add(new KeyNotes(
                new ForeignKey(table(it.required("from")), columns, table(it.required("to")), targets, false),
                it.line()));
    }

    private String table(String dataset) {
        return sources.getOrDefault(dataset, dataset);
    }

    private void metric(Part it) {
        var formula = expression(it);
        if (formula.isEmpty()) {
            remarks.add(new Remark(it.line(), "The metric " + it.text("name") + " has no expression in ANSI_SQL"));
            return;
        }
        for (var source : sources.entrySet()) {
            formula = formula.replaceAll("\\b" + Pattern.quote(source.getKey()) + "\\.", source.getValue() + ".");
        }
        var phrases = new ArrayList<>(List.of(it.required("name").replace('_', ' ')));
        phrases.addAll(synonyms(it));
        terms.add(new TermNotes(
                "metric", phrases.stream().distinct().toList(), formula, it.text("description"), it.line()));
    }

    /** The expression in standard SQL; where there is only one in another dialect, that one. */
    private static String expression(Part it) {
        var dialects = it.find("expression").map(part -> part.list("dialects")).orElse(List.of());
        return dialects.stream()
                .filter(part -> part.text("dialect").equals("ANSI_SQL") || dialects.size() == 1)
                .findFirst()
                .map(part -> part.text("expression"))
                .orElse("");
    }

    private static List<String> synonyms(Part it) {
        return it.find("ai_context").map(part -> part.texts("synonyms")).orElse(List.of());
    }
}
