package candela.engine.data;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link PreparedStatement} that are made of BigQuery; values stand beside the statement, never in it.
 */
@SuppressWarnings("UnusedMethod")
final class BigQueryStatement {

    /** So many digits behind the point has NUMERIC, and so many before. */
    private static final int SCALE = 9;

    private static final int WHOLE = 29;

    private final BigQueryConnection connection;
    private final @Nullable String prepared;
    private final BigQueryJob job;
    private final TreeMap<Integer, Value> values = new TreeMap<>();
    private int rows = 1_000;

    private record Value(String type, @Nullable String text) {}

    BigQueryStatement(BigQueryConnection connection, @Nullable String prepared) {
        this.connection = connection;
        this.prepared = prepared;
        this.job = new BigQueryJob(connection.service());
    }

    boolean execute(String sql) throws SQLException {
        executeQuery(sql).close();
        return true;
    }

    ResultSet executeQuery() throws SQLException {
        return executeQuery(String.valueOf(prepared));
    }

    ResultSet executeQuery(String sql) throws SQLException {
        var request = connection.request(sql, rows);
        if (!values.isEmpty()) {
            var told = request.put("parameterMode", "POSITIONAL").putArray("queryParameters");
            for (var value : values.values()) {
                var one = told.addObject();
                one.putObject("parameterType").put("type", value.type());
                one.putObject("parameterValue").put("value", value.text());
            }
        }
        return BigQueryRows.of(job, job.start(request));
    }

    void setFetchSize(int most) {
        rows = most;
    }

    void setNull(int at, int type) {
        values.put(
                at,
                new Value(
                        switch (type) {
                            case Types.INTEGER -> "INT64";
                            case Types.DATE -> "DATE";
                            case Types.BOOLEAN -> "BOOL";
                            default -> "STRING";
                        },
                        null));
    }

    void setInt(int at, int value) {
        setLong(at, value);
    }

    void setLong(int at, long value) {
        values.put(at, new Value("INT64", String.valueOf(value)));
    }

    void setBigDecimal(int at, BigDecimal value) {
        var fits = value.scale() <= SCALE && value.precision() - value.scale() <= WHOLE;
        values.put(at, new Value(fits ? "NUMERIC" : "BIGNUMERIC", value.toPlainString()));
    }

    void setBoolean(int at, boolean value) {
        values.put(at, new Value("BOOL", String.valueOf(value)));
    }

    void setObject(int at, Object day) {
        values.put(at, new Value("DATE", day.toString()));
    }

    void setString(int at, String value) {
        values.put(at, new Value("STRING", value));
    }

    void cancel() throws SQLException {
        job.cancel();
    }

    void close() {}
}
