package candela.bench;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Learns boosted trees that tell right readings from wrong ones, and writes them in the parser's form. */
final class Boosting {

    /**
     * The readings of one question.
     *
     * @param rows numbers of each reading
     * @param right whether it gives the right rows
     */
    record Group(String db, List<float[]> rows, List<Boolean> right) {
        boolean isReachable() {
            return right.contains(true);
        }
    }

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("objective", "binary:logistic"),
            Map.entry("base_score", 0.5),
            Map.entry("eta", 0.05),
            Map.entry("max_depth", 8),
            Map.entry("min_child_weight", 8),
            Map.entry("subsample", 0.8),
            Map.entry("colsample_bytree", 0.6),
            Map.entry("lambda", 2.0),
            Map.entry("tree_method", "hist"),
            Map.entry("nthread", 2),
            Map.entry("seed", 7));
    private static final int ROUNDS = 300;

    private Boosting() {}

    static Booster learn(List<Group> groups) throws XGBoostError {
        var matrix = matrix(groups);
        var booster = XGBoost.train(matrix, SETTINGS, ROUNDS, Map.of(), null, null);
        matrix.dispose();
        return booster;
    }

    private static DMatrix matrix(List<Group> groups) throws XGBoostError {
        int columns = groups.getFirst().rows().getFirst().length;
        int rows = groups.stream().mapToInt(it -> it.rows().size()).sum();
        var flat = new float[rows * columns];
        var labels = new float[rows];
        int at = 0;
        for (var group : groups) {
            for (int i = 0; i < group.rows().size(); i++) {
                System.arraycopy(group.rows().get(i), 0, flat, at * columns, columns);
                labels[at++] = group.right().get(i) ? 1 : 0;
            }
        }
        var matrix = new DMatrix(flat, rows, columns, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    /** The best reading of a question: its chance of being right, and whether it is. */
    record Best(double chance, boolean right) {}

    static List<Best> best(Booster booster, List<Group> groups) throws XGBoostError {
        var matrix = matrix(groups);
        var chances = booster.predict(matrix);
        matrix.dispose();
        var all = new ArrayList<Best>();
        int at = 0;
        for (var group : groups) {
            int best = 0;
            for (int i = 1; i < group.rows().size(); i++) {
                best = chances[at + i][0] > chances[at + best][0] ? i : best;
            }
            all.add(new Best(chances[at + best][0], group.right().get(best)));
            at += group.rows().size();
        }
        return all;
    }

    /** Writes the trees in the parser's form. */
    static void write(Booster booster, Path file) throws IOException, XGBoostError {
        var trees = new ArrayList<List<JsonNode>>();
        for (var dump : booster.getModelDump((String) null, false, "json")) {
            var nodes = new ArrayList<JsonNode>();
            flatten(JsonMapper.shared().readTree(dump), nodes);
            trees.add(nodes);
        }
        int total = trees.stream().mapToInt(List::size).sum();
        try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(trees.size());
            out.writeInt(total);
            for (var nodes : trees) {
                write(nodes, out);
            }
        }
    }

    private static void flatten(JsonNode node, List<JsonNode> into) {
        into.add(node);
        node.path("children").forEach(it -> flatten(it, into));
    }

    private static void write(List<JsonNode> nodes, DataOutputStream out) throws IOException {
        var places = new HashMap<Integer, Integer>();
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i).get("nodeid").asInt(), i);
        }
        out.writeInt(nodes.size());
        for (var node : nodes) {
            var leaf = node.has("leaf");
            out.writeShort(
                    leaf ? -1 : Integer.parseInt(node.get("split").asString().substring(1)));
            out.writeFloat((float) (leaf ? node.get("leaf") : node.get("split_condition")).asDouble());
            out.writeInt(leaf ? 0 : places.getOrDefault(node.get("yes").asInt(), 0));
            out.writeInt(leaf ? 0 : places.getOrDefault(node.get("no").asInt(), 0));
        }
    }
}
