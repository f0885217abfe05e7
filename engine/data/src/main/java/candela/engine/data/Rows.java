package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers a result as it streams in, until its end or the first limit. */
final class Rows {

    private final Cursor source;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private long bytes;
    private long widest;

    Rows(ResultSet source, Dialect dialect) throws SQLException {
        this.source = new Cursor(source, dialect);
    }

    /** True when the source has more than the limits allow. */
    boolean readUntil(Limits limits, Execution execution) throws SQLException {
        while (!execution.stopped() && source.next()) {
            if (rows.size() == limits.rows() || bytes > limits.bytes()) {
                return true;
            }
            var row = source.row();
            bytes += source.bytes();
            if (bytes > limits.bytes() && !rows.isEmpty()) {
                return true;
            }
            rows.add(row);
            widest = Math.max(widest, source.bytes());
            execution.hold(bytes + 2 * widest);
        }
        return false;
    }

    Result result(boolean truncated, Duration took) {
        var columns = new ArrayList<>(source.columns());
        for (var column = 0; source.isTypeless() && column < columns.size(); column++) {
            var declared = columns.get(column);
            columns.set(column, new Result.Column(declared.name(), byValues(column, declared.type())));
        }
        return new Result(columns, rows, truncated, took);
    }

    private Type byValues(int column, Type declared) {
        var seen = Type.OTHER;
        for (var row : rows) {
            var type = typeOf(row.get(column));
            seen = seen == Type.OTHER ? type : wider(seen, type);
        }
        return seen == Type.OTHER ? declared : refined(seen, declared);
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
