package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one row after the other of a result that streams in. */
final class Cursor {

    private static final Set<Dialect> MEANT = Set.of(Dialect.SQLSERVER, Dialect.ORACLE, Dialect.SNOWFLAKE);

    private final ResultSet source;
    private final Pace pace;
    private final boolean typeless;
    private final boolean inIso;
    private final boolean momentsAsText;
    private final List<Result.Column> columns = new ArrayList<>();
    private final boolean[] zoned;
    private final DatabaseText[] texts;
    private long bytes;

    /** SQLite keeps types with values, not with columns. */
    Cursor(ResultSet source, Dialect dialect) throws SQLException {
        this.source = source;
        pace = new Pace(source, dialect);
        typeless = dialect == Dialect.SQLITE;
        inIso = dialect == Dialect.POSTGRESQL;
        momentsAsText = dialect == Dialect.SNOWFLAKE;
        var description = source.getMetaData();
        zoned = new boolean[description.getColumnCount()];
        texts = new DatabaseText[zoned.length];
        for (var column = 1; column <= zoned.length; column++) {
            var named = nativeType(description.getColumnTypeName(column), description.getColumnType(column));
            var nativeType = MEANT.contains(dialect) ? meant(named, description, column) : named;
            columns.add(new Result.Column(description.getColumnLabel(column), NativeTypes.of(nativeType)));
            zoned[column - 1] = Cells.isZoned(nativeType);
            texts[column - 1] = DatabaseText.of(description, column, zoned[column - 1]);
        }
    }

    /** Drivers of MySQL call a yes-or-no TINYINT(1) by its JDBC type only. */
    private static String nativeType(@Nullable String name, int jdbcType) {
        return jdbcType == Types.BIT && "TINYINT".equalsIgnoreCase(name)
                ? "boolean"
                : Objects.requireNonNullElse(name, "");
    }

    /** What SQL Server, Oracle and Snowflake call otherwise than all others. */
    private static String meant(String name, ResultSetMetaData description, int column) throws SQLException {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BIT" -> "boolean";
            case "TIMESTAMP" -> description.getColumnType(column) == Types.BINARY ? "binary" : name;
            case "DATE" -> description.getColumnType(column) == Types.TIMESTAMP ? "timestamp" : name;
            case "NUMBER" ->
                description.getScale(column) == 0 && description.getPrecision(column) > 0 ? "integer" : name;
            default -> name;
        };
    }

    boolean isTypeless() {
        return typeless;
    }

    /** With the types that the database declares. */
    List<Result.Column> columns() {
        return columns;
    }

    boolean next() throws SQLException {
        return source.next();
    }

    /** About how many bytes the row has that was read last. */
    long bytes() {
        return bytes;
    }

    /** @throws Told when the row is wider than any may be */
    List<@Nullable Object> row() throws SQLException {
        bytes = 0;
        var row = new ArrayList<@Nullable Object>(zoned.length);
        for (var column = 1; column <= zoned.length; column++) {
            var cell = cell(column, columns.get(column - 1).type());
            count(Cells.size(cell));
            row.add(cell);
        }
        pace.read(bytes);
        return row;
    }

    /** The row cell by cell, without making values of what the database wrote as it is wanted. */
    void copy(TextSink sink) throws SQLException, IOException {
        bytes = 0;
        for (var column = 1; column <= zoned.length; column++) {
            var text = texts[column - 1];
            if (text == DatabaseText.NONE) {
                var cell = cell(column, columns.get(column - 1).type());
                count(Cells.size(cell));
                sink.value(cell);
            } else {
                var written = source.getBytes(column);
                count(written == null ? 0 : written.length);
                text.hand(written, sink);
            }
        }
        pace.read(bytes);
        sink.end();
    }

    private void count(long more) throws Told {
        bytes += more;
        if (bytes > Pace.MOST_BYTES) {
            throw Pace.tooWide();
        }
    }

    private @Nullable Object cell(int column, Type type) throws SQLException {
        if (typeless) {
            return Cells.plain(source.getObject(column));
        }
        if (momentsAsText && type == Type.TIMESTAMP) {
            return moment(source.getString(column), zoned[column - 1]);
        }
        return inIso && (type.isMoment() || type == Type.TIME) && !zoned[column - 1]
                ? iso(source.getString(column))
                : Cells.read(source, column, type, zoned[column - 1]);
    }

    /** Snowflake's driver has no types of the calendar, and is told to write moments as they are read here. */
    private static @Nullable Object moment(@Nullable String text, boolean zoned) throws SQLException {
        return text == null ? null : Cells.plain(zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text));
    }

    /** PostgreSQL writes moments almost as they are wanted: to read them into a calendar takes longer than all else. */
    private static @Nullable String iso(@Nullable String moment) {
        return moment != null
                        && moment.length() > 11
                        && moment.charAt(10) == ' '
                        && Character.isDigit(moment.charAt(11))
                ? moment.substring(0, 10) + 'T' + moment.substring(11)
                : moment;
    }
}
