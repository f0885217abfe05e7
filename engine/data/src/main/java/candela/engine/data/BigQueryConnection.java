package candela.engine.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The calls of a {@link Connection} that are made of BigQuery, which has no sessions: only what a query may read. */
@SuppressWarnings("UnusedMethod")
final class BigQueryConnection {

    private static final double MEBIBYTE = 1 << 20;

    /** So much later than we do, and only if nobody is left to do so, BigQuery itself ends a query. */
    private static final Duration LATER = Duration.ofSeconds(10);

    /** How long the catalogue may take, which nobody bounds. */
    private static final Duration UNBOUNDED = Duration.ofMinutes(10);

    private final BigQueryService service;
    private double mebibytes;
    private Duration time = UNBOUNDED;

    /** @param mebibytes the most that one statement may read, as BigQuery counts it for the bill */
    BigQueryConnection(BigQueryService service, double mebibytes) {
        this.service = service;
        this.mebibytes = mebibytes;
    }

    void bound(Limits limits) {
        mebibytes = limits.cost();
        time = limits.time();
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
                .put("jobTimeoutMs", String.valueOf(time.plus(LATER).toMillis()))
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
