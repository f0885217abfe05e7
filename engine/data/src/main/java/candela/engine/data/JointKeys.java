package candela.engine.data;

import candela.engine.sql.JointSchema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Finds keys between tables of different sources, by names as within one of them and by the values that both hold. Half
 * of them is enough: nobody keeps two sources in step.
 */
public final class JointKeys {

    /** Whoever counts the values of a longer table waits. */
    private static final long MOST_ROWS = 5_000_000;

    private final List<Table> tables;
    private final Map<String, String> renamed;
    private final BiFunction<Table, Column, Map<String, Long>> counts;
    private final Set<String> pointing = new HashSet<>();
    private final List<ForeignKey> found = new ArrayList<>();

    private JointKeys(JointSchema joint, BiFunction<Table, Column, Map<String, Long>> counts) {
        var schema = joint.apart();
        this.tables = schema.tables();
        this.renamed = joint.renamed();
        this.counts = counts;
        for (var key : schema.keys()) {
            key.columns().forEach(it -> pointing.add(InferredKeys.place(key.table(), it)));
        }
    }

    /** @param counts the values of a column, as far as the reader may see them, each with the number of its rows */
    public static List<ForeignKey> of(JointSchema joint, BiFunction<Table, Column, Map<String, Long>> counts) {
        return new JointKeys(joint, counts).find();
    }

    private List<ForeignKey> find() {
        for (var table : tables) {
            for (var column : table.columns()) {
                if (!pointing.contains(InferredKeys.place(table.name(), column.name()))) {
                    find(table, column);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The first that fits of each other source. */
    private void find(Table table, Column column) {
        var reached = new HashSet<>(Set.of(source(table)));
        for (var target : tables) {
            if (!reached.contains(source(target))) {
                target.columns().stream()
                        .filter(it -> isNamed(column, target, it) && meet(table, column, target, it))
                        .findFirst()
                        .map(it -> key(table, column, target, it))
                        .filter(it -> !found.contains(reversed(it)))
                        .ifPresent(it -> {
                            found.add(it);
                            reached.add(source(target));
                        });
            }
        }
    }

    private static String source(Table table) {
        return String.valueOf(table.namespace());
    }

    private static ForeignKey key(Table table, Column column, Table target, Column key) {
        return new ForeignKey(table.name(), List.of(column.name()), target.name(), List.of(key.name()), false);
    }

    /** Where both sides tell their rows apart, one key is enough. */
    private static ForeignKey reversed(ForeignKey key) {
        return new ForeignKey(key.target(), key.targetColumns(), key.table(), key.columns(), false);
    }

    private boolean isNamed(Column column, Table target, Column key) {
        return column.type() == key.type() && (isNamedAfter(column, target, key) || isNamesake(column, key));
    }

    private boolean isNamedAfter(Column column, Table target, Column key) {
        var thing = InferredKeys.stem(column.name());
        return !thing.isEmpty()
                && InferredKeys.called(renamed.getOrDefault(target.name(), target.name()), thing)
                && InferredKeys.isNamedKey(target, key, thing);
    }

    private static boolean isNamesake(Column column, Column key) {
        var name = InferredKeys.plain(column.name());
        return name.equals(InferredKeys.plain(key.name()))
                && !InferredKeys.NAMELESS.contains(name)
                && (key.type() == Type.TEXT || InferredKeys.isCode(key));
    }

    /** Whether each value names one row of the other table at most, and half of them do. */
    private boolean meet(Table table, Column column, Table target, Column key) {
        if (isLong(table) || isLong(target)) {
            return false;
        }
        var there = counts.apply(target, key);
        if (there.values().stream().anyMatch(it -> it > 1)) {
            return false;
        }
        var here = counts.apply(table, column).keySet().stream()
                .limit(InferredKeys.SAMPLED)
                .toList();
        var shared = here.stream().filter(there::containsKey).count();
        return shared > 0 && 2 * shared >= here.size();
    }

    private static boolean isLong(Table table) {
        return table.rowCount() != null && table.rowCount() > MOST_ROWS;
    }
}
