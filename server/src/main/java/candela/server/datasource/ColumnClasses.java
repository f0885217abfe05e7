package candela.server.datasource;

import candela.engine.data.Renames.Rename;
import candela.engine.personal.Detector;
import candela.engine.personal.Label;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.Classification.Status;
import candela.server.platform.JsonColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of one source are classified as, by {@code namespace.table.column}. Those of columns that are gone
 * are kept, in case they come back.
 */
public record ColumnClasses(Map<String, Classification> columns) implements JsonColumn {

    static final ColumnClasses NONE = new ColumnClasses(Map.of());

    public ColumnClasses {
        columns = Map.copyOf(columns);
    }

    static String key(Table table, String column) {
        var name = table.name() + "." + column;
        return table.namespace() == null ? name : table.namespace() + "." + name;
    }

    public @Nullable Classification of(Table table, Column column) {
        return columns.get(key(table, column.name()));
    }

    public boolean protects(Table table, Column column) {
        var known = of(table, column);
        return known != null && known.isProtected();
    }

    /** A column where it stands. */
    public record Place(Table table, Column column) {}

    /** The columns of a schema that surely hold this: neither those that are only proposed nor those rejected. */
    List<Place> carrying(Label label, Schema schema) {
        return places(schema)
                .filter(it -> isConfirmed(of(it.table(), it.column()), label))
                .toList();
    }

    List<Place> protectedIn(Schema schema) {
        return places(schema).filter(it -> protects(it.table(), it.column())).toList();
    }

    private static Stream<Place> places(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream().map(it -> new Place(table, it)));
    }

    private static boolean isConfirmed(@Nullable Classification known, Label label) {
        return known != null && known.label() == label && known.status() == Status.CONFIRMED;
    }

    /** What columns surely held and no longer do, each with one of them. */
    public Map<Label, String> lost(ColumnClasses later) {
        var lost = new TreeMap<Label, String>();
        columns.forEach((column, it) -> {
            if (isConfirmed(it, it.label()) && !isConfirmed(later.columns.get(column), it.label())) {
                lost.put(it.label(), column);
            }
        });
        return lost;
    }

    public ColumnClasses with(Table table, Column column, Classification classification) {
        var changed = new TreeMap<>(columns);
        changed.put(key(table, column.name()), classification);
        return new ColumnClasses(changed);
    }

    /** After another look, whose schema still has all the values that were seen. */
    ColumnClasses after(List<Rename> renames, Schema seen, Instant now) {
        var changed = new TreeMap<>(columns);
        for (var rename : renames) {
            if (rename.column() != null && rename.newColumn() != null) {
                var moved = changed.remove(key(rename.table(), rename.column()));
                if (moved != null) {
                    changed.put(key(rename.newTable(), rename.newColumn()), moved);
                }
            }
        }
        for (var table : seen.tables()) {
            for (var column : table.columns()) {
                changed.compute(key(table, column.name()), (key, before) -> looked(table, column, before, now));
            }
        }
        return new ColumnClasses(changed);
    }

    private static @Nullable Classification looked(
            Table table, Column column, @Nullable Classification before, Instant now) {
        var found = Detector.find(table, column).orElse(null);
        if (before == null) {
            return found == null ? null : Classification.proposed(found, now);
        }
        return before.after(found, now);
    }

    /** Those of the columns that a schema has, in its order. */
    List<ClassifiedColumn> in(Schema schema) {
        var found = new ArrayList<ClassifiedColumn>();
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                var known = of(table, column);
                if (known != null) {
                    found.add(new ClassifiedColumn(table.namespace(), table.name(), column.name(), known));
                }
            }
        }
        return found;
    }
}
