package candela.engine.model;

import candela.engine.model.SemanticModel.ColumnNotes;
import candela.engine.model.SemanticModel.KeyNotes;
import candela.engine.model.SemanticModel.TableNotes;
import candela.engine.model.SemanticModel.TermNotes;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Candela's own form, version 1. */
final class OwnForm {

    private static final String VERSION = "1";
    /** How each kind of term is written: what it means stands under this key. */
    private static final Map<String, String> MEANINGS =
            Map.of("synonym", "means", "metric", "metric", "filter", "filter", "join", "join", "verified", "sql");

    private OwnForm() {}

    static Reading read(Part root) {
        root.allow("candela", "tables", "keys", "terms");
        if (!root.text("candela").equals(VERSION)) {
            throw new ModelException(root.line(), "Only version " + VERSION + " of this form is known");
        }
        var model = new SemanticModel(
                root.list("tables").stream().map(OwnForm::table).toList(),
                root.list("keys").stream().map(OwnForm::key).toList(),
                root.list("terms").stream().map(OwnForm::term).toList());
        return new Reading("Candela", true, model, List.of());
    }

    private static TableNotes table(Part it) {
        it.allow("name", "namespace", "description", "synonyms", "columns");
        return new TableNotes(
                namespace(it, "namespace"),
                it.required("name"),
                it.text("description"),
                it.texts("synonyms"),
                it.list("columns").stream().map(OwnForm::column).toList(),
                it.line());
    }

    private static @Nullable String namespace(Part it, String key) {
        var namespace = it.text(key);
        return namespace.isEmpty() ? null : namespace;
    }

    private static ColumnNotes column(Part it) {
        it.allow("name", "description", "synonyms", "class");
        return new ColumnNotes(
                it.required("name"), it.text("description"), it.texts("synonyms"), it.text("class"), it.line());
    }

    private static KeyNotes key(Part it) {
        it.allow("namespace", "table", "columns", "target_namespace", "target", "target_columns");
        var columns = it.texts("columns");
        var targets = it.texts("target_columns");
        if (columns.isEmpty() || columns.size() != targets.size()) {
            throw new ModelException(it.line(), "A key needs as many columns as target_columns");
        }
        return new KeyNotes(
                new ForeignKey(
                        namespace(it, "namespace"),
                        it.required("table"),
                        columns,
                        namespace(it, "target_namespace"),
                        it.required("target"),
                        targets,
                        false),
                it.line());
    }

    private static TermNotes term(Part it) {
        it.allow("say", "question", "means", "metric", "filter", "join", "sql", "definition");
        var phrases = new ArrayList<>(it.texts("say"));
        phrases.addAll(it.texts("question"));
        var kinds = MEANINGS.entrySet().stream()
                .filter(entry -> it.has(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (phrases.isEmpty() || kinds.size() != 1) {
            throw new ModelException(
                    it.line(), "A term needs say (or question) and one of means, metric, filter, join, sql");
        }
        var kind = kinds.getFirst();
        return new TermNotes(
                kind, phrases, it.required(MEANINGS.getOrDefault(kind, kind)), it.text("definition"), it.line());
    }

    static String write(SemanticModel model) {
        var root = new LinkedHashMap<String, Object>();
        root.put("candela", 1);
        put(root, "tables", model.tables().stream().map(OwnForm::written).toList());
        put(root, "keys", model.keys().stream().map(it -> written(it.key())).toList());
        put(root, "terms", model.terms().stream().map(OwnForm::written).toList());
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(120)
                .build();
        return new Dump(settings).dumpToString(root);
    }

    private static Map<String, Object> written(TableNotes it) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", it.name());
        put(map, "namespace", Objects.requireNonNullElse(it.namespace(), ""));
        put(map, "description", it.description());
        put(map, "synonyms", it.synonyms());
        put(map, "columns", it.columns().stream().map(OwnForm::written).toList());
        return map;
    }

    private static Map<String, Object> written(ColumnNotes it) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", it.name());
        put(map, "description", it.description());
        put(map, "synonyms", it.synonyms());
        put(map, "class", it.label());
        return map;
    }

    private static Map<String, Object> written(ForeignKey it) {
        var map = new LinkedHashMap<String, Object>();
        put(map, "namespace", Objects.requireNonNullElse(it.namespace(), ""));
        map.put("table", it.table());
        map.put("columns", it.columns());
        put(map, "target_namespace", Objects.requireNonNullElse(it.targetNamespace(), ""));
        map.put("target", it.target());
        map.put("target_columns", it.targetColumns());
        return map;
    }

    private static Map<String, Object> written(TermNotes it) {
        var map = new LinkedHashMap<String, Object>();
        map.put(it.kind().equals("verified") ? "question" : "say", it.phrases());
        map.put(MEANINGS.getOrDefault(it.kind(), it.kind()), it.meaning());
        put(map, "definition", it.definition());
        return map;
    }

    private static void put(Map<String, Object> map, String key, List<?> values) {
        if (!values.isEmpty()) {
            map.put(key, values);
        }
    }

    private static void put(Map<String, Object> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }
}
