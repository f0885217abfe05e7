package candela.server.datasource;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.server.platform.JsonColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keys that people know of and the database does not declare. */
public record StatedKeys(List<ForeignKey> keys) implements JsonColumn {

    static final StatedKeys NONE = new StatedKeys(List.of());

    public StatedKeys {
        keys = List.copyOf(keys);
    }

    StatedKeys with(List<ForeignKey> more) {
        var all = new ArrayList<>(keys);
        more.stream().filter(it -> !known(all, it)).forEach(all::add);
        return new StatedKeys(all);
    }

    /** The schema's own keys and those of these whose columns it has. */
    public List<ForeignKey> and(Schema schema) {
        var all = new ArrayList<>(schema.keys());
        keys.stream().filter(it -> !known(all, it) && fits(schema, it)).forEach(all::add);
        return all;
    }

    static boolean known(List<ForeignKey> keys, ForeignKey key) {
        return keys.stream()
                .anyMatch(it -> it.table().equals(key.table())
                        && Objects.equals(it.namespace(), key.namespace())
                        && it.columns().equals(key.columns())
                        && it.target().equals(key.target())
                        && Objects.equals(it.targetNamespace(), key.targetNamespace())
                        && it.targetColumns().equals(key.targetColumns()));
    }

    private static boolean fits(Schema schema, ForeignKey key) {
        return has(schema.table(key.namespace(), key.table()), key.columns())
                && has(schema.table(key.targetNamespace(), key.target()), key.targetColumns());
    }

    private static boolean has(Optional<Table> table, List<String> columns) {
        return table.filter(it ->
                        columns.stream().allMatch(column -> it.column(column).isPresent()))
                .isPresent();
    }
}
