package candela.engine.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.rowset.RowSetMetaDataImpl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The calls of a {@link ResultSet} that are made of an answer of BigQuery: one page of it is in memory. */
@SuppressWarnings("UnusedMethod")
final class BigQueryRows {

    private final BigQueryJob job;
    private final List<BigQueryField> fields;
    private JsonNode page;
    private JsonNode row;
    private int next;

    private BigQueryRows(BigQueryJob job, JsonNode page) {
        this.job = job;
        this.fields = BigQueryField.all(page.path("schema"));
        this.page = page;
        this.row = page;
    }

    static ResultSet of(BigQueryJob job, JsonNode firstPage) {
        return FewCalls.as(ResultSet.class, new BigQueryRows(job, firstPage));
    }

    boolean next() throws SQLException {
        while (next >= page.path("rows").size()) {
            var token = page.path("pageToken").asString("");
            if (token.isEmpty()) {
                return false;
            }
            page = job.page(token);
            next = 0;
        }
        row = page.path("rows").path(next++).path("f");
        return true;
    }

    @Nullable
    Object getObject(int column) {
        return fields.get(column - 1).value(row.path(column - 1));
    }

    @Nullable
    Object getObject(int column, Class<?> type) throws SQLException {
        var value = getObject(column);
        if (value != null && !type.isInstance(value)) {
            throw new SQLException("Column " + column + " holds no " + type.getSimpleName());
        }
        return value;
    }

    @Nullable
    String getString(int column) throws SQLException {
        var value = Cells.plain(getObject(column));
        return value == null ? null : value.toString();
    }

    ResultSetMetaData getMetaData() throws SQLException {
        var described = new RowSetMetaDataImpl();
        described.setColumnCount(fields.size());
        for (var at = 1; at <= fields.size(); at++) {
            var field = fields.get(at - 1);
            described.setColumnName(at, field.name());
            described.setColumnLabel(at, field.name());
            described.setColumnType(at, Types.OTHER);
            described.setColumnTypeName(at, field.declared());
        }
        return described;
    }

    /** What was not read stays with BigQuery, which throws it away after a day. */
    void close() {
        page = row;
        next = Integer.MAX_VALUE;
    }
}
