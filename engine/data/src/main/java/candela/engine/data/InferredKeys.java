package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Finds keys that nobody declared: a column named after a table, of its key's type, whose values all are found there.
 */
final class InferredKeys {

    private static final int SAMPLED = 1_000;

    private final Schema schema;
    private final Names names;
    private final Looking looking;

    InferredKeys(Schema schema, Dialect dialect, Looking looking) {
        this.schema = schema;
        this.names = new Names(dialect);
        this.looking = looking;
    }

    List<ForeignKey> find() {
        var found = new ArrayList<ForeignKey>();
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                if (!declared(table, column)) {
                    target(table, column).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private boolean declared(Table table, Column column) {
        return schema.keys().stream()
                .anyMatch(it -> it.table().equals(table.name()) && it.columns().contains(column.name()));
    }

    private java.util.Optional<ForeignKey> target(Table table, Column column) {
        var stem = stem(column.name());
        if (stem.isEmpty()) {
            return java.util.Optional.empty();
        }
        return schema.tables().stream()
                .filter(it -> it != table && called(it.name(), stem))
                .flatMap(it -> it.columns().stream()
                        .filter(key -> isKey(it, key, stem) && key.type() == column.type())
                        .filter(key -> included(table, column, it, key))
                        .map(key -> new ForeignKey(
                                table.name(), List.of(column.name()), it.name(), List.of(key.name()), false)))
                .findFirst();
    }

    /** The thing that the column names: “customer” of customer_id, customerId, customer_key. */
    private static String stem(String column) {
        var plain = plain(column);
        for (var ending : List.of("id", "key", "code", "no", "number")) {
            if (plain.endsWith(ending) && plain.length() > ending.length() + 1) {
                return plain.substring(0, plain.length() - ending.length());
            }
        }
        return "";
    }

    private static boolean called(String table, String stem) {
        var plain = plain(table);
        return List.of(stem, stem + "s", stem + "es", stem.replaceFirst("y$", "ies"))
                        .contains(plain)
                || plain.equals("dim" + stem)
                || plain.equals("tbl" + stem);
    }

    private static boolean isKey(Table table, Column column, String stem) {
        var plain = plain(column.name());
        var named = List.of("id", "key", "code", "no", "number", stem + "id", stem + "key", stem + "code", stem + "no")
                .contains(plain);
        return named && (table.primaryKey().equals(List.of(column.name())) || unique(table, column));
    }

    private static boolean unique(Table table, Column column) {
        return table.rowCount() != null && table.rowCount() > 0 && Objects.equals(column.distinct(), table.rowCount());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private boolean included(Table table, Column column, Table target, Column key) {
        var value = names.quote(column.name());
        var sql =
                """
                SELECT count(*), sum(CASE WHEN EXISTS (SELECT 1 FROM %s t WHERE t.%s = s.v) THEN 1 ELSE 0 END)
                FROM (SELECT DISTINCT %s AS v FROM %s WHERE %s IS NOT NULL LIMIT %d) s
                """.formatted(names.table(target), names.quote(key.name()), value, names.table(table), value, SAMPLED);
        return looking.row(sql, looking.left())
                .filter(it -> !"0".equals(it.get(0)) && Objects.equals(it.get(0), it.get(1)))
                .isPresent();
    }
}
