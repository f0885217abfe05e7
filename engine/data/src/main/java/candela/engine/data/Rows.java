package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a result as it streams in, until its end or the first limit. */
final class Rows {

    private final ResultSet source;
    private final boolean typeless;
    private final List<String> names = new ArrayList<>();
    private final List<String> nativeTypes = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private long bytes;

    /** SQLite keeps types with values, not with columns. */
    Rows(ResultSet source, Dialect dialect) throws SQLException {
        this.source = source;
        typeless = dialect == Dialect.SQLITE;
        var description = source.getMetaData();
        for (var column = 1; column <= description.getColumnCount(); column++) {
            var named = nativeType(description.getColumnTypeName(column), description.getColumnType(column));
            var nativeType = dialect == Dialect.SQLSERVER || dialect == Dialect.ORACLE
                    ? meant(named, description, column)
                    : named;
            names.add(description.getColumnLabel(column));
            nativeTypes.add(nativeType);
            types.add(NativeTypes.of(nativeType));
        }
    }

    /** Drivers of MySQL call a yes-or-no TINYINT(1) by its JDBC type only. */
    private static String nativeType(@Nullable String name, int jdbcType) {
        return jdbcType == Types.BIT && "TINYINT".equalsIgnoreCase(name)
                ? "boolean"
                : Objects.requireNonNullElse(name, "");
    }

    /** What SQL Server and Oracle call otherwise than all others. */
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

    /** True when the source has more than the limits allow. */
    boolean readUntil(Limits limits, Execution execution) throws SQLException {
        while (!execution.stopped() && source.next()) {
            if (rows.size() == limits.rows() || bytes > limits.bytes()) {
                return true;
            }
            rows.add(row());
        }
        return false;
    }

    private List<@Nullable Object> row() throws SQLException {
        var row = new ArrayList<@Nullable Object>(names.size());
        for (var column = 1; column <= names.size(); column++) {
            var value = typeless
                    ? Cells.plain(source.getObject(column))
                    : Cells.read(source, column, types.get(column - 1), nativeTypes.get(column - 1));
            bytes += Cells.size(value);
            row.add(value);
        }
        return row;
    }

    Result result(boolean truncated, Duration took) {
        var columns = new ArrayList<Result.Column>();
        for (var column = 0; column < names.size(); column++) {
            columns.add(new Result.Column(names.get(column), typeless ? byValues(column) : types.get(column)));
        }
        return new Result(columns, rows, truncated, took);
    }

    private Type byValues(int column) {
        var seen = Type.OTHER;
        for (var row : rows) {
            var type = typeOf(row.get(column));
            seen = seen == Type.OTHER ? type : wider(seen, type);
        }
        return seen == Type.OTHER ? types.get(column) : refined(seen, types.get(column));
    }

    private static Type typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Type.OTHER;
            case Long it -> Type.INTEGER;
            case Number it -> Type.DECIMAL;
            default -> looksLike(value.toString());
        };
    }

    private static Type looksLike(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Type.DATE;
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*") ? Type.TIMESTAMP : Type.TEXT;
    }

    private static Type wider(Type one, Type other) {
        if (one == other || other == Type.OTHER) {
            return one;
        }
        if (one.isNumber() && other.isNumber()) {
            return Type.DECIMAL;
        }
        return one.isMoment() && other.isMoment() ? Type.TIMESTAMP : Type.TEXT;
    }

    private static Type refined(Type seen, Type declared) {
        return seen == Type.INTEGER && declared == Type.DECIMAL ? declared : seen;
    }
}
