package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a look at the rows of one table tells: how many, and of each column samples, distinct values and bounds. */
final class Profile {

    private static final int BATCH = 40;
    private static final int SERVER_ROWS = 100_000;
    private static final int LONGEST = 200;
    /** A column with more different values shows some of them, not all: its first rows are enough. */
    private static final int FEW_VALUES = 1_000;

    private static final int FIRST_ROWS = 10_000;
    private static final Set<Type> INCOMPARABLE = EnumSet.of(Type.JSON, Type.BINARY, Type.OTHER);

    private final Names names;
    private final Looking looking;
    private final Inspection budget;
    /** How many values the look at bounds has of each column. */
    private final int width;

    Profile(Dialect dialect, Looking looking, Inspection budget) {
        this.names = new Names(dialect);
        this.looking = looking;
        this.budget = budget;
        this.width = dialect == Dialect.BIGQUERY ? 4 : 3;
    }

    /** The table with what could be seen within the share of time; the rest stays unknown. */
    Table of(Table table, Duration share) {
        var most = names.dialect() == Dialect.DUCKDB || names.dialect() == Dialect.SQLITE
                ? budget.wholeTable()
                : Math.min(SERVER_ROWS, budget.wholeTable());
        var source = source(table, most);
        var columns = new ArrayList<Column>();
        Long counted = null;
        for (var start = 0; start < table.columns().size(); start += BATCH) {
            var batch = table.columns()
                    .subList(start, Math.min(start + BATCH, table.columns().size()));
            var seen = looking.row(bounds(source, batch, isLarger(table, most)), share);
            counted = seen.map(it -> Long.valueOf(Objects.requireNonNullElse(it.getFirst(), "0")))
                    .orElse(counted);
            var whole = counted != null && counted <= most;
            var values = seen.orElse(null);
            for (var i = 0; i < batch.size(); i++) {
                var at = 1 + width * i;
                var from = hasManyValues(values, at) ? limited(table, FIRST_ROWS) : source;
                var samples =
                        values == null || width == 3 ? samples(from, batch.get(i), share) : samples(values.get(at + 3));
                columns.add(column(batch.get(i), values, at, whole, samples));
            }
        }
        return new Table(
                table.namespace(),
                table.name(),
                columns,
                table.primaryKey(),
                counted != null && counted <= most ? counted : table.rowCount(),
                table.bytes(),
                table.description());
    }

    /** DuckDB knows how many rows it keeps, so that a table within the budget needs no bound. */
    private String source(Table table, long most) {
        var rows = names.dialect() == Dialect.DUCKDB ? table.rowCount() : null;
        return rows != null && rows <= most ? names.table(table) : limited(table, most + 1);
    }

    private String limited(Table table, long rows) {
        return names.first("*", names.table(table), "", rows)
                + (names.dialect() == Dialect.ORACLE ? " looked" : " AS looked");
    }

    private boolean isLarger(Table table, long most) {
        return names.dialect() == Dialect.DUCKDB && table.rowCount() != null && table.rowCount() > most;
    }

    private static boolean hasManyValues(@Nullable List<@Nullable String> values, int at) {
        var distinct = values == null ? null : values.get(at);
        return distinct != null && Long.parseLong(distinct) > FEW_VALUES;
    }

    /** Where the table is not seen whole, the distinct values only tell few from many, and an estimate will do. */
    private String bounds(String source, List<Column> columns, boolean estimated) {
        var distinct = estimated ? ", approx_count_distinct(" : ", count(DISTINCT ";
        var sql = new StringBuilder("SELECT count(*)");
        for (var column : columns) {
            if (isIncomparable(column)) {
                sql.append(", NULL".repeat(width));
                continue;
            }
            var value = names.quote(column.name());
            var ordered =
                    column.type() == Type.TEXT || column.type() == Type.BOOLEAN ? names.asText(column.name()) : value;
            sql.append(distinct)
                    .append(value)
                    .append("), min(")
                    .append(ordered)
                    .append("), max(")
                    .append(ordered)
                    .append(")");
            if (width > 3) {
                sql.append(", TO_JSON_STRING(APPROX_TOP_COUNT(")
                        .append(names.asText(column.name()))
                        .append(", ")
                        .append(budget.samples())
                        .append("))");
            }
        }
        return sql.append(" FROM ").append(source).toString();
    }

    private static boolean isIncomparable(Column column) {
        return INCOMPARABLE.contains(column.type()) && !column.nativeType().isEmpty()
                || column.nativeType().toLowerCase(Locale.ROOT).matches("n?clob|ntext|long");
    }

    /**
     * BigQuery takes about a second for each statement and bills whole columns, so that one brings the samples, too.
     */
    private static List<String> samples(@Nullable String counted) {
        return counted == null
                ? List.of()
                : GoogleHttp.JSON
                        .readTree(counted)
                        .valueStream()
                        .map(it -> it.path("value"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .map(Profile::shortened)
                        .toList();
    }

    private List<String> samples(String source, Column column, Duration share) {
        if (column.type() == Type.BINARY) {
            return List.of();
        }
        return looking.rows(names.frequent(source, column.name(), budget.samples()), share).orElse(List.of()).stream()
                .map(List::getFirst)
                .filter(Objects::nonNull)
                .map(Profile::shortened)
                .toList();
    }

    private Column column(
            Column known, @Nullable List<@Nullable String> values, int at, boolean whole, List<String> samples) {
        var distinct = values == null || !whole ? null : values.get(at);
        var least = values == null ? null : shortened(values.get(at + 1));
        var greatest = values == null ? null : shortened(values.get(at + 2));
        return new Column(
                known.name(),
                names.dialect() == Dialect.SQLITE
                        ? StoredType.of(known.type(), samples, least, greatest)
                        : known.type(),
                known.nativeType(),
                known.nullable(),
                known.description(),
                samples,
                distinct == null ? null : Long.valueOf(distinct),
                least,
                greatest);
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }
}
