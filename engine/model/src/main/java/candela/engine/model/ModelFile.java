package candela.engine.model;

/** Reads and writes files that say what a database means. */
public final class ModelFile {

    private ModelFile() {}

    /**
     * Reads a file of any form that is known, told apart by what stands at its top.
     *
     * @param text YAML or JSON
     * @throws ModelException with the line, when it cannot be read
     */
    public static Reading read(String text) {
        var root = Part.read(text);
        if (root.has("candela")) {
            return OwnForm.read(root);
        }
        if (root.has("nodes") && root.has("metadata")) {
            return DbtManifest.read(root);
        }
        if (root.has("datasets") || root.has("semantic_model")) {
            return OssieForm.read(root);
        }
        if (root.has("models") || root.has("semantic_models") || root.has("metrics") || root.has("sources")) {
            return DbtForm.read(root);
        }
        throw new ModelException(
                root.line(),
                "This form is not known. Candela reads its own (candela: 1), dbt's manifest.json and schema.yml with MetricFlow, and Apache Ossie's");
    }

    /** Writes Candela's own form; read again it is the same model. */
    public static String write(SemanticModel model) {
        return OwnForm.write(model);
    }
}
