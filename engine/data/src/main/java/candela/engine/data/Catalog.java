package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database itself says of its tables: columns, declared keys, descriptions, estimates; no look at the rows. */
final class Catalog {

    private static final Set<String> YES = Set.of("true", "t", "1");

    private final Connection connection;
    private final Dialect dialect;
    private final CatalogSql sql;

    Catalog(Connection connection, CatalogSql sql, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.sql = sql;
    }

    Schema read() throws SQLException {
        var tables = Looking.rows(connection, sql.tables());
        var columns = columns(tables);
        var primary = new LinkedHashMap<List<@Nullable String>, List<String>>();
        var foreign = new LinkedHashMap<List<@Nullable String>, List<List<@Nullable String>>>();
        for (var key : keys()) {
            if (key.get(5) == null) {
                primary.computeIfAbsent(key.subList(0, 2), it -> new ArrayList<>())
                        .add(text(key, 3));
            } else {
                foreign.computeIfAbsent(key.subList(0, 3), it -> new ArrayList<>())
                        .add(key);
            }
        }
        var found = new ArrayList<Table>();
        for (var table : tables) {
            var name = table.subList(0, 2);
            var shape = columns.getOrDefault(name, List.of());
            if (!shape.isEmpty()) {
                found.add(table(table, shape, primary.getOrDefault(name, List.of())));
            }
        }
        var declared = foreign.values().stream().map(Catalog::key).toList();
        return new Schema(found, declared, new Views(connection, dialect, sql.views()).of(found));
    }

    /** The keys that the database enforces, and those that a {@link TableFile} says to hold. */
    private List<List<@Nullable String>> keys() throws SQLException {
        var keys = new ArrayList<>(Looking.rows(connection, sql.keys()));
        if (dialect == Dialect.DUCKDB
                && !Looking.strings(connection, CatalogSql.DECLARES).isEmpty()) {
            keys.addAll(Looking.rows(connection, CatalogSql.DECLARED));
        }
        return keys;
    }

    private static Table table(List<@Nullable String> row, List<Column> columns, List<String> primaryKey) {
        var rows = row.get(3);
        return new Table(
                row.get(0), text(row, 1), columns, primaryKey, rows == null ? null : Long.valueOf(rows), text(row, 2));
    }

    /** SQLite is asked table by table, for a broken view spoils the answer about all others. */
    private Map<List<@Nullable String>, List<Column>> columns(List<List<@Nullable String>> tables) throws SQLException {
        var found = new LinkedHashMap<List<@Nullable String>, List<Column>>();
        if (dialect != Dialect.SQLITE) {
            sort(Looking.rows(connection, sql.columns()), found);
            return found;
        }
        var looking = new Looking(connection, Inspection.DEFAULT.time());
        for (var table : tables) {
            var statement = sql.columns().formatted(text(table, 1).replace("'", "''"));
            looking.rows(statement, looking.left()).ifPresent(it -> sort(it, found));
        }
        return found;
    }

    private static void sort(List<List<@Nullable String>> rows, Map<List<@Nullable String>, List<Column>> byTable) {
        for (var row : rows) {
            byTable.computeIfAbsent(row.subList(0, 2), it -> new ArrayList<>()).add(column(row));
        }
    }

    private static Column column(List<@Nullable String> row) {
        return new Column(
                text(row, 2),
                NativeTypes.of(text(row, 3)),
                text(row, 3),
                YES.contains(text(row, 4)),
                text(row, 5),
                List.of(),
                null,
                null,
                null);
    }

    private static ForeignKey key(List<List<@Nullable String>> rows) {
        var first = rows.getFirst();
        return new ForeignKey(
                first.get(0),
                text(first, 1),
                rows.stream().map(it -> text(it, 3)).toList(),
                first.get(4),
                text(first, 5),
                rows.stream().map(it -> text(it, 6)).toList(),
                true);
    }

    private static String text(List<@Nullable String> row, int index) {
        return Objects.requireNonNullElse(row.get(index), "");
    }
}
