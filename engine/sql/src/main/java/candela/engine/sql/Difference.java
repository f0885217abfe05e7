package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changed between two looks at a source, as far as its structure goes: tables and columns by name.
 *
 * @param altered columns whose type or nullability is another, and tables whose keys are, each with what it was and is
 */
public record Difference(List<String> added, List<String> removed, List<String> altered) {

    public boolean changed() {
        return !(added.isEmpty() && removed.isEmpty() && altered.isEmpty());
    }

    /** What is another in the later look than it was in the former. */
    public static Difference between(Schema before, Schema after) {
        var difference = new Difference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var old = byName(before.tables(), Difference::name);
        var fresh = byName(after.tables(), Difference::name);
        fresh.forEach((name, table) -> {
            var former = old.get(name);
            if (former == null) {
                difference.added.add(name);
            } else {
                difference.compare(name, former, table);
            }
        });
        old.keySet().stream().filter(it -> !fresh.containsKey(it)).forEach(difference.removed::add);
        return difference.keys(before, after);
    }

    private void compare(String table, Table before, Table after) {
        var old = byName(before.columns(), Column::name);
        var fresh = byName(after.columns(), Column::name);
        fresh.forEach((name, column) -> {
            var former = old.get(name);
            if (former == null) {
                added.add(table + "." + name);
            } else if (!type(former).equals(type(column))) {
                altered.add(table + "." + name + ": " + type(former) + " → " + type(column));
            }
        });
        old.keySet().stream().filter(it -> !fresh.containsKey(it)).forEach(it -> removed.add(table + "." + it));
        if (!before.primaryKey().equals(after.primaryKey())) {
            altered.add(table + ": primary key " + before.primaryKey() + " → " + after.primaryKey());
        }
    }

    private Difference keys(Schema before, Schema after) {
        after.keys().stream().filter(it -> !before.keys().contains(it)).forEach(it -> altered.add("+ " + key(it)));
        before.keys().stream().filter(it -> !after.keys().contains(it)).forEach(it -> altered.add("− " + key(it)));
        return this;
    }

    private static String key(Schema.ForeignKey it) {
        return TableName.exactly(it.namespace(), it.table()) + "" + it.columns() + " → "
                + TableName.exactly(it.targetNamespace(), it.target()) + it.targetColumns();
    }

    private static String name(Table table) {
        return table.namespace() == null ? table.name() : table.namespace() + "." + table.name();
    }

    private static String type(Column column) {
        return column.nativeType().toLowerCase(Locale.ROOT) + (column.nullable() ? "" : " not null");
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        return parts.stream().collect(Collectors.toMap(name, it -> it, (one, other) -> one, LinkedHashMap::new));
    }
}
