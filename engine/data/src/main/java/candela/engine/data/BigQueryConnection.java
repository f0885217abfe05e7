package candela.engine.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The calls of a {@link Connection} that are made of BigQuery, which has no sessions: only what a query may read. */
@SuppressWarnings("UnusedMethod")
final class BigQueryConnection {

    private static final double MEBIBYTE = 1 << 20;

    private final BigQueryService service;
    private double mebibytes;

    /** @param mebibytes the most that one statement may read, as BigQuery counts it for the bill */
    BigQueryConnection(BigQueryService service, double mebibytes) {
        this.service = service;
        this.mebibytes = mebibytes;
    }

    void bound(double most) {
        mebibytes = most;
    }

    BigQueryService service() {
        return service;
    }

    /** What a statement of this connection asks for, whatever it says. */
    ObjectNode request(String sql, int rows) {
        var server = service.server();
        var request = GoogleHttp.JSON
                .createObjectNode()
                .put("query", sql)
                .put("useLegacySql", false)
                .put("maxResults", rows)
                .put("timeoutMs", BigQueryJob.AT_FIRST.toMillis())
                .put("requestId", UUID.randomUUID().toString());
        request.putObject("formatOptions").put("useInt64Timestamp", true);
        request.putObject("labels").put("application", "candela");
        if (!server.session().dataset().isEmpty()) {
            request.putObject("defaultDataset")
                    .put("projectId", server.database())
                    .put("datasetId", server.session().dataset());
        }
        if (!server.session().location().isEmpty()) {
            request.put("location", server.session().location());
        }
        if (mebibytes < Double.POSITIVE_INFINITY) {
            request.put("maximumBytesBilled", String.valueOf((long) (mebibytes * MEBIBYTE)));
        }
        return request;
    }

    PreparedStatement createStatement() {
        return statement(null);
    }

    PreparedStatement prepareStatement(String sql) {
        return statement(sql);
    }

    private PreparedStatement statement(@Nullable String sql) {
        return FewCalls.as(PreparedStatement.class, new BigQueryStatement(this, sql));
    }

    /** There are no transactions. */
    void setAutoCommit(boolean each) {}

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    void close() {}
}
