package candela.engine.data;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which tables and columns of a later look are those of an earlier one under another name: only where what is gone and
 * what is new match one to one.
 */
public final class Renames {

    private Renames() {}

    /**
     * A table or column under its former and its new name.
     *
     * @param column the former name; null for the table itself
     * @param newColumn null for the table itself
     */
    public record Rename(
            Table table,
            @Nullable String column,
            Table newTable,
            @Nullable String newColumn) {}

    /** A table that goes by another name brings each of its columns along. */
    public static List<Rename> between(Schema before, Schema after) {
        var found = new ArrayList<Rename>();
        var old = byName(before);
        var fresh = byName(after);
        old.forEach((name, table) -> {
            var later = fresh.get(name);
            if (later != null) {
                columns(table, later, found);
            }
        });
        var gone = old.entrySet().stream()
                .filter(it -> !fresh.containsKey(it.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var come = fresh.entrySet().stream()
                .filter(it -> !old.containsKey(it.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        pairs(gone, come, Renames::sameColumns).forEach((one, other) -> {
            found.add(new Rename(one, null, other, null));
            one.columns().forEach(it -> found.add(new Rename(one, it.name(), other, it.name())));
        });
        return found;
    }

    private static void columns(Table before, Table after, List<Rename> found) {
        var gone = before.columns().stream()
                .filter(it -> after.column(it.name()).isEmpty())
                .toList();
        var come = after.columns().stream()
                .filter(it -> before.column(it.name()).isEmpty())
                .toList();
        pairs(gone, come, (one, other) -> alike(before, one, after, other))
                .forEach((one, other) -> found.add(new Rename(before, one.name(), after, other.name())));
    }

    /** Of the same type, with the same values as far as they are known; where none are, at the same place. */
    private static boolean alike(Table before, Column one, Table after, Column other) {
        if (!one.nativeType().equals(other.nativeType())) {
            return false;
        }
        if (one.samples().isEmpty() || other.samples().isEmpty()) {
            return before.columns().indexOf(one) == after.columns().indexOf(other);
        }
        var shared = new HashSet<>(one.samples());
        shared.retainAll(new HashSet<>(other.samples()));
        return 2 * shared.size()
                >= Math.min(one.samples().size(), other.samples().size());
    }

    private static boolean sameColumns(Table one, Table other) {
        return Objects.equals(one.namespace(), other.namespace()) && shape(one).equals(shape(other));
    }

    private static List<String> shape(Table table) {
        return table.columns().stream()
                .map(it -> it.name() + " " + it.nativeType())
                .toList();
    }

    /** Pairs each thing that is gone with what came, where both have only each other. */
    private static <T> Map<T, T> pairs(List<T> gone, List<T> come, BiPredicate<T, T> alike) {
        var pairs = new HashMap<T, T>();
        for (var one : gone) {
            var others = come.stream().filter(it -> alike.test(one, it)).toList();
            if (others.size() == 1
                    && gone.stream()
                                    .filter(it -> alike.test(it, others.getFirst()))
                                    .count()
                            == 1) {
                pairs.put(one, others.getFirst());
            }
        }
        return pairs;
    }

    private static Map<String, Table> byName(Schema schema) {
        var tables = new HashMap<String, Table>();
        schema.tables().forEach(it -> tables.put(it.namespace() + "." + it.name(), it));
        return tables;
    }
}
