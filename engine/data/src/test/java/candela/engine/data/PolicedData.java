package candela.engine.data;

import candela.engine.sql.Attributes;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Dialect;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables with rows and policies over them, and, worked out here without any SQL, what is left when the policies' rows
 * and values are really taken away.
 */
record PolicedData(List<Table> tables, User user) {
    static final String SALT = "salt'\\ed";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** What is known of the person whom the policies bind. */
    record User(String region, List<String> teams, int level) {
        Attributes attributes() {
            return Attributes.of(Map.of("region", region, "teams", teams, "level", level));
        }
    }

    record Column(String name, Schema.Type type) {}

    /** One row, its values by the column's name. */
    record Row(Map<String, Object> values) {
        @Nullable
        Object get(String column) {
            return values.get(column);
        }
    }

    /** A row policy's text, and what it says of a row: true, false or unknown. */
    record Rule(String text, Function<Row, @Nullable Boolean> test) {}

    /** A column policy's text, and what it makes of a value. */
    record Masking(String text, UnaryOperator<@Nullable Object> change) {
        boolean hides() {
            return text.equals("hide");
        }
    }

    record Table(
            String name,
            List<Column> columns,
            List<Row> rows,
            @Nullable Rule rule,
            Map<String, Masking> maskings) {

        /** What is left of the table. */
        Table remaining() {
            var left = columns.stream().filter(it -> !isHidden(it)).toList();
            var kept = rows.stream().filter(this::isSeen).map(this::masked).toList();
            return new Table(name, left, kept, null, Map.of());
        }

        /**
         * The table with nothing in its hidden rows, as many as they are, and without values that neither anybody nor a
         * rule sees.
         */
        Table stripped() {
            return new Table(name, columns, rows.stream().map(this::stripped).toList(), rule, maskings);
        }

        /**
         * Whether nothing is left of any hidden row once the table is stripped: a rule may show rows without values.
         */
        boolean isBareWhenStripped() {
            return rows.stream().allMatch(it -> isSeen(it) || !isSeen(new Row(Map.of())));
        }

        private boolean isSeen(Row row) {
            return rule == null || Boolean.TRUE.equals(rule.test().apply(row));
        }

        private Row stripped(Row row) {
            var nothing = new Row(Map.of());
            if (!isSeen(row) && !isSeen(nothing)) {
                return nothing;
            }
            var values = new HashMap<>(row.values());
            maskings.forEach((column, masking) -> {
                var seen = rule != null && rule.text().contains("\"" + column + "\"");
                if (!seen && (masking.hides() || masking.text().equals("null"))) {
                    values.remove(column);
                }
            });
            return new Row(values);
        }

        private boolean isHidden(Column column) {
            var masking = maskings.get(column.name());
            return masking != null && masking.hides();
        }

        private Row masked(Row row) {
            var values = new HashMap<String, Object>();
            row.values().forEach((column, value) -> {
                var masking = maskings.get(column);
                var shown = masking == null ? value : masking.change().apply(value);
                if (shown != null) {
                    values.put(column, shown);
                }
            });
            return new Row(values);
        }

        /** How the database stores a column: a hash is too large for the integers that others are. */
        String nativeType(Dialect dialect, Column column) {
            var wide = rows.stream()
                    .map(it -> it.get(column.name()))
                    .anyMatch(it ->
                            it instanceof BigDecimal number && number.abs().compareTo(LARGEST) > 0);
            return wide ? "BIGINT" : PolicedData.nativeType(dialect, column.type());
        }

        Schema.Table described(Dialect dialect) {
            var described = columns.stream()
                    .map(it -> new Schema.Column(
                            it.name(), it.type(), nativeType(dialect, it), true, "", List.of(), null, null, null))
                    .toList();
            return new Schema.Table(null, name, described, List.of(), null, "");
        }
    }

    PolicedData remaining() {
        return new PolicedData(tables.stream().map(Table::remaining).toList(), user);
    }

    PolicedData stripped() {
        return new PolicedData(tables.stream().map(Table::stripped).toList(), user);
    }

    /** The values, as text, that are in no row of what remains. */
    Set<String> hidden() {
        var hidden = texts(this);
        hidden.removeAll(texts(remaining()));
        return hidden;
    }

    private static Set<String> texts(PolicedData data) {
        return data.tables().stream()
                .flatMap(it -> it.rows().stream())
                .flatMap(it -> it.values().values().stream())
                .map(it -> it instanceof BigDecimal number ? number.toPlainString() : it.toString())
                .collect(Collectors.toCollection(HashSet::new));
    }

    Schema schema(Dialect dialect) {
        return new Schema(tables.stream().map(it -> it.described(dialect)).toList(), List.of());
    }

    Policies policies() {
        var rows = new ArrayList<RowPolicy>();
        var columns = new ArrayList<ColumnPolicy>();
        for (var table : tables) {
            var name = new TableName(null, table.name());
            if (table.rule() != null) {
                rows.add(
                        new RowPolicy("rows", name, RowFilter.parse(table.rule().text())));
            }
            new LinkedHashMap<>(table.maskings())
                    .forEach(
                            (column, it) -> columns.add(new ColumnPolicy("mask", name, column, Mask.parse(it.text()))));
        }
        return new Policies(rows, columns, user.attributes(), SALT);
    }

    private static String nativeType(Dialect dialect, Schema.Type type) {
        return switch (type) {
            case INTEGER -> "INTEGER";
            case DECIMAL -> dialect == Dialect.SQLITE ? "REAL" : "DECIMAL(14, 2)";
            case TEXT -> Objects.equals(dialect, Dialect.MARIADB) ? "VARCHAR(99)" : "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            default -> throw new IllegalArgumentException(type.toString());
        };
    }
}
