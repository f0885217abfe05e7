package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Optional;

/** Takes from a schema what policies hide: columns, and what a look at their values told. */
record SchemaNarrowing(Policies policies) {

    Schema narrow(Schema schema) {
        List<Table> tables = schema.tables().stream()
                .filter(it -> policies.shownBy(it).isEmpty())
                .map(this::narrowed)
                .filter(it -> !it.columns().isEmpty())
                .toList();
        var narrowed = new Schema(tables, List.of());
        return new Schema(
                tables,
                schema.keys().stream().filter(it -> isVisible(narrowed, it)).toList());
    }

    private static boolean isVisible(Schema schema, ForeignKey key) {
        return has(schema.table(key.namespace(), key.table()), key.columns())
                && has(schema.table(key.targetNamespace(), key.target()), key.targetColumns());
    }

    private static boolean has(Optional<Table> table, List<String> columns) {
        return table.filter(it ->
                        columns.stream().allMatch(column -> it.column(column).isPresent()))
                .isPresent();
    }

    private Table narrowed(Table table) {
        boolean filtered = policies.rows().stream().anyMatch(it -> it.table().means(table));
        List<Column> columns = table.columns().stream()
                .filter(it -> !policies.masks(table, it.name()).contains(new Mask.Hide()))
                .map(it -> narrowed(table, it, filtered))
                .toList();
        List<String> key = table.primaryKey().stream()
                .filter(name -> columns.stream().anyMatch(it -> it.name().equals(name)))
                .toList();
        return new Table(
                table.namespace(),
                table.name(),
                columns,
                key.size() == table.primaryKey().size() ? key : List.of(),
                filtered ? null : table.rowCount(),
                filtered ? null : table.bytes(),
                table.description());
    }

    private Column narrowed(Table table, Column column, boolean filtered) {
        if (policies.masks(table, column.name()).isEmpty() && !filtered) {
            return column;
        }
        return new Column(
                column.name(),
                column.type(),
                column.nativeType(),
                column.nullable(),
                column.description(),
                List.of(),
                null,
                null,
                null);
    }
}
