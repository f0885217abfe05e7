package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a look at the rows of one table tells: how many, and of each column samples, distinct values and bounds. */
final class Profile {

    private static final int BATCH = 40;
    private static final int SERVER_ROWS = 100_000;
    private static final int LONGEST = 200;
    private static final Set<Type> INCOMPARABLE = EnumSet.of(Type.JSON, Type.BINARY, Type.OTHER);

    private final Names names;
    private final Looking looking;
    private final Inspection budget;

    Profile(Dialect dialect, Looking looking, Inspection budget) {
        this.names = new Names(dialect);
        this.looking = looking;
        this.budget = budget;
    }

    /** The table with what could be seen within the share of time; the rest stays unknown. */
    Table of(Table table, Duration share) {
        var most = names.dialect() == Dialect.DUCKDB || names.dialect() == Dialect.SQLITE
                ? budget.wholeTable()
                : Math.min(SERVER_ROWS, budget.wholeTable());
        var source = "(SELECT * FROM %s LIMIT %d) AS looked".formatted(names.table(table), most + 1);
        var columns = new ArrayList<Column>();
        Long counted = null;
        for (var start = 0; start < table.columns().size(); start += BATCH) {
            var batch = table.columns()
                    .subList(start, Math.min(start + BATCH, table.columns().size()));
            var seen = looking.row(bounds(source, batch), share);
            counted = seen.map(it -> Long.valueOf(Objects.requireNonNullElse(it.getFirst(), "0")))
                    .orElse(counted);
            var whole = counted != null && counted <= most;
            var values = seen.orElse(null);
            for (var i = 0; i < batch.size(); i++) {
                columns.add(column(batch.get(i), values, 1 + 3 * i, whole, samples(source, batch.get(i), share)));
            }
        }
        return new Table(
                table.namespace(),
                table.name(),
                columns,
                table.primaryKey(),
                counted != null && counted <= most ? counted : table.rowCount(),
                table.description());
    }

    private String bounds(String source, List<Column> columns) {
        var sql = new StringBuilder("SELECT count(*)");
        for (var column : columns) {
            if (INCOMPARABLE.contains(column.type()) && !column.nativeType().isEmpty()) {
                sql.append(", NULL, NULL, NULL");
                continue;
            }
            var value = names.quote(column.name());
            var ordered =
                    column.type() == Type.TEXT || column.type() == Type.BOOLEAN ? names.asText(column.name()) : value;
            sql.append(", count(DISTINCT ")
                    .append(value)
                    .append("), min(")
                    .append(ordered)
                    .append("), max(")
                    .append(ordered)
                    .append(")");
        }
        return sql.append(" FROM ").append(source).toString();
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
