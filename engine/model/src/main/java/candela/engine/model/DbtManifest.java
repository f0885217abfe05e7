package candela.engine.model;

import candela.engine.model.Reading.Remark;
import candela.engine.model.SemanticModel.KeyNotes;
import candela.engine.model.SemanticModel.TableNotes;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** dbt's {@code manifest.json}: what a whole project became. */
final class DbtManifest {

    private static final Set<String> TABLES = Set.of("model", "seed", "snapshot", "source");

    private DbtManifest() {}

    static Reading read(Part root) {
        var nodes = Stream.concat(root.find("nodes").stream(), root.find("sources").stream())
                .flatMap(Part::entries)
                .toList();
        var remarks = new ArrayList<Remark>();
        var flow = new MetricFlow(remarks);
        flow.read(values(root, "semantic_models"), values(root, "metrics"));
        var model = new SemanticModel(
                nodes.stream()
                        .filter(it -> TABLES.contains(it.text("resource_type")))
                        .map(DbtManifest::table)
                        .toList(),
                nodes.stream()
                        .filter(DbtManifest::isRelation)
                        .map(it -> relation(root, it))
                        .toList(),
                flow.terms());
        return new Reading("dbt manifest", false, model, remarks);
    }

    private static List<Part> values(Part root, String key) {
        return root.find(key).stream().flatMap(Part::entries).toList();
    }

    private static TableNotes table(Part it) {
        var columns = it.find("columns").stream()
                .flatMap(Part::entries)
                .map(DbtForm::column)
                .toList();
        return new TableNotes(
                DbtForm.namespace(it), tableName(it), it.text("description"), DbtForm.synonyms(it), columns, it.line());
    }

    private static String tableName(Part it) {
        return Stream.of(it.text("identifier"), it.text("alias"), it.text("name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isRelation(Part it) {
        return it.text("resource_type").equals("test")
                && it.find("test_metadata")
                        .filter(test -> test.text("name").equals("relationships"))
                        .isPresent();
    }

    private static KeyNotes relation(Part root, Part it) {
        var arguments = it.find("test_metadata")
                .flatMap(test -> test.find("kwargs"))
                .orElseThrow(() -> new ModelException(it.line(), "This test names no columns"));
        var table = root.find("nodes")
                .flatMap(nodes -> nodes.find(it.text("attached_node")))
                .orElseThrow(() -> new ModelException(it.line(), "This test is attached to nothing"));
        return new KeyNotes(
                new ForeignKey(
                        DbtForm.namespace(table),
                        tableName(table),
                        List.of(arguments.required("column_name")),
                        DbtForm.namespace(table),
                        DbtForm.referenced(arguments.required("to")),
                        List.of(arguments.required("field")),
                        false),
                it.line());
    }
}
