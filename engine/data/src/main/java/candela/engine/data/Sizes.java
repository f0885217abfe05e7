package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Table;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much storage each table takes with its indexes, where the database tells it without reading the rows. What it
 * does not tell stays unknown: that of views and of tables elsewhere, and that of every table where nobody knows how to
 * ask.
 */
final class Sizes {

    /** What is left of the time is for the rows. */
    private static final int SHARE = 8;

    /** A table that is in parts takes what they take. */
    private static final String POSTGRESQL = """
            SELECT nullif(n.nspname, current_schema()), c.relname,
                   CASE WHEN c.relkind <> 'p' THEN pg_total_relation_size(c.oid)
                        ELSE (SELECT CASE WHEN NOT bool_or(p.relkind = 'f') THEN sum(pg_total_relation_size(p.oid)) END
                              FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid) END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
              AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
            """;

    private static final String MYSQL = """
            SELECT NULL, table_name, data_length + index_length
            FROM information_schema.tables WHERE table_schema = database() AND table_type = 'BASE TABLE'
            """;

    /** Not every SQLite is built with this table; what virtual tables keep is in others. */
    private static final String SQLITE = """
            SELECT NULL, m.tbl_name, sum(d.pgsize)
            FROM dbstat d JOIN sqlite_master m ON m.name = d.name WHERE d.aggregate = TRUE GROUP BY m.tbl_name
            """;

    /** The blocks of one table; unknown while some of it is only in the log of what is to be written. */
    private static final String DUCKDB = """
            SELECT CASE WHEN coalesce(bool_and(persistent), true)
                        THEN len(list_distinct(flatten(coalesce(list(list_append(additional_block_ids, block_id)), []))
                                               .list_filter(lambda it: it >= 0)))
                             * (SELECT block_size FROM pragma_database_size() WHERE database_name = current_database()) END
            FROM pragma_storage_info('%s')
            """;

    private final Names names;
    private final Looking looking;

    Sizes(Dialect dialect, Looking looking) {
        this.names = new Names(dialect);
        this.looking = looking;
    }

    /** The same tables, with the size of those of which it is known. */
    List<Table> of(List<Table> tables) {
        var share = looking.left().dividedBy(SHARE);
        var sizes = switch (names.dialect()) {
            case POSTGRESQL -> all(POSTGRESQL, share);
            case MYSQL, MARIADB -> all(MYSQL, share);
            case SQLITE -> all(SQLITE, share);
            case DUCKDB -> each(tables, share);
            default -> Map.<Place, Long>of();
        };
        return tables.stream()
                .map(it -> sized(it, sizes.get(new Place(it.namespace(), it.name()))))
                .toList();
    }

    private Map<Place, Long> all(String sql, Duration share) {
        return looking.rows(sql, share).orElse(List.of()).stream()
                .filter(it -> it.get(2) != null)
                .collect(Collectors.toMap(
                        it -> new Place(it.get(0), String.valueOf(it.get(1))),
                        it -> Long.valueOf(String.valueOf(it.get(2)))));
    }

    /** DuckDB tells of one table at a time, and of views nothing. */
    private Map<Place, Long> each(List<Table> tables, Duration share) {
        var found = new HashMap<Place, Long>();
        var end = System.nanoTime() + share.toNanos();
        for (var table : tables) {
            blocks(table, Duration.ofNanos(Math.max(0, end - System.nanoTime())))
                    .ifPresent(it -> found.put(new Place(table.namespace(), table.name()), it));
        }
        return found;
    }

    private Optional<Long> blocks(Table table, Duration left) {
        var sql = DUCKDB.formatted(names.table(table).replace("'", "''"));
        return looking.row(sql, left).map(List::getFirst).map(Long::valueOf);
    }

    private static Table sized(Table it, @Nullable Long bytes) {
        return new Table(
                it.namespace(), it.name(), it.columns(), it.primaryKey(), it.rowCount(), bytes, it.description());
    }

    private record Place(@Nullable String namespace, String name) {}
}
