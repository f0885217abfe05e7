package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.TableFile.Column;
import candela.engine.data.TableFile.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** A table of a {@link TableFile} being written, row by row. */
public final class Filling {

    private final TableFile file;
    private final Place place;
    private final List<Column> columns;
    private final List<String> key;
    private final boolean continued;
    private final DuckDBAppender appender;

    Filling(TableFile file, Place place, List<Column> columns, List<String> key, boolean continued)
            throws SQLException {
        this.file = file;
        this.place = place;
        this.columns = columns;
        this.key = key;
        this.continued = continued;
        if (columns.size() > Staging.MOST_COLUMNS) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "“%s” has %,d columns; %,d can be copied. Leave it out."
                            .formatted(place.name(), columns.size(), Staging.MOST_COLUMNS));
        }
        Staging.create(file.connection(), columns.size());
        this.appender = file.connection().createAppender(Staging.TABLE);
    }

    /** Adds a row, each cell as text in the order of the columns. */
    public void add(List<? extends @Nullable String> cells) {
        try {
            appender.beginRow();
            for (var cell : cells) {
                appender.append(cell);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw TableFile.unwritable(e);
        }
    }

    /** Makes the table of what was added; answers how many rows it has now. */
    public long finish() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw TableFile.unwritable(e);
        }
        convert();
        if (continued) {
            file.execute(
                    "INSERT INTO %1$s BY NAME SELECT f.* FROM %2$s f WHERE NOT EXISTS (SELECT 1 FROM %1$s n WHERE %3$s)"
                            .formatted(place.here(), place.former(), sameKey()));
        }
        columns.stream().filter(it -> !it.description().isBlank()).forEach(this::describe);
        file.execute("DROP TABLE " + Staging.TABLE);
        var count = file.rows("SELECT count(*) FROM " + place.here());
        return Long.parseLong(String.valueOf(count.getFirst().getFirst()));
    }

    private void convert() {
        var select = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            select.add("CAST(%s AS %s) AS %s"
                    .formatted(
                            Staging.column(i),
                            columns.get(i).type(),
                            TableFile.quote(columns.get(i).name())));
        }
        var last = key.isEmpty()
                ? ""
                : " QUALIFY row_number() OVER (PARTITION BY %s ORDER BY rowid DESC) = 1".formatted(staged(key));
        try (var statement = file.connection().createStatement()) {
            statement.execute("CREATE TABLE %s AS SELECT %s FROM %s%s"
                    .formatted(place.here(), String.join(", ", select), Staging.TABLE, last));
        } catch (SQLException e) {
            throw new DataException(
                    Reason.MALFORMED,
                    "“%s” holds a value that is not of the type it should have: %s"
                            .formatted(place.name(), Cause.firstLine(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private String staged(List<String> names) {
        var all = columns.stream().map(Column::name).toList();
        return names.stream().map(it -> Staging.column(all.indexOf(it))).collect(Collectors.joining(", "));
    }

    private String sameKey() {
        return key.stream()
                .map(it -> "n.%1$s IS NOT DISTINCT FROM f.%1$s".formatted(TableFile.quote(it)))
                .collect(Collectors.joining(" AND "));
    }

    private void describe(Column column) {
        file.execute("COMMENT ON COLUMN %s.%s IS %s"
                .formatted(place.here(), TableFile.quote(column.name()), TableFile.literal(column.description())));
    }
}
