package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns records of JSON into rows: objects within become columns, lists become tables of their own whose rows name the
 * record that they belong to.
 */
final class Flattening {

    static final String POSITION = "position";
    private static final int DEEPEST = 6;
    private static final int MOST_TABLES = 100;
    private static final String VALUE = "value";

    private final String table;
    private final String key;
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();

    /** @param key the column of the records' own table that tells them apart */
    Flattening(String table, String key) {
        this.table = table;
        this.key = key;
        columns.computeIfAbsent(table, it -> new LinkedHashSet<>()).add(key);
    }

    /** Looks which tables and columns there are. */
    void meet(JsonNode record, String id) {
        rows(
                record,
                id,
                (where, row) -> columns.computeIfAbsent(where, it -> new LinkedHashSet<>())
                        .addAll(row.keySet()));
        if (columns.size() > MOST_TABLES) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "The records of “%s” hold more than %d different lists. Leave it out."
                            .formatted(table, MOST_TABLES));
        }
    }

    Set<String> tables() {
        return columns.keySet();
    }

    List<String> columns(String table) {
        return List.copyOf(columns.getOrDefault(table, Set.of()));
    }

    /** The column of the other tables that names the record. */
    String owner() {
        return table + "_" + key;
    }

    /** The rows of one table that a record gives. */
    List<List<@Nullable String>> rows(JsonNode record, String id, String wanted) {
        var found = new ArrayList<List<@Nullable String>>();
        var names = columns(wanted);
        rows(record, id, (where, row) -> {
            if (where.equals(wanted)) {
                var cells = new ArrayList<@Nullable String>(names.size());
                names.forEach(it -> cells.add(row.get(it)));
                found.add(cells);
            }
        });
        return found;
    }

    private void rows(JsonNode record, String id, BiConsumer<String, Map<String, @Nullable String>> each) {
        var row = new LinkedHashMap<String, @Nullable String>();
        row.put(key, id);
        flatten(record, "", 0, row, (name, list) -> {
            var position = 0;
            for (var element : list) {
                each.accept(table + "_" + name, element(element, id, position++));
            }
        });
        each.accept(table, row);
    }

    /** Lists within lists stay JSON. */
    private Map<String, @Nullable String> element(JsonNode element, String id, int position) {
        var row = new LinkedHashMap<String, @Nullable String>();
        row.put(owner(), id);
        row.put(POSITION, String.valueOf(position));
        if (element.isObject()) {
            flatten(element, "", 0, row, (name, list) -> row.put(name, list.toString()));
        } else {
            row.put(VALUE, Values.text(element, false));
        }
        return row;
    }

    private static void flatten(
            JsonNode object,
            String above,
            int depth,
            Map<String, @Nullable String> row,
            BiConsumer<String, JsonNode> lists) {
        for (var field : object.properties()) {
            var name = above + field.getKey().strip();
            var node = field.getValue();
            if (node.isObject() && depth < DEEPEST) {
                flatten(node, name + "_", depth + 1, row, lists);
            } else if (node.isArray()) {
                lists.accept(name, node);
            } else {
                row.put(name, Values.text(node, false));
            }
        }
    }
}
