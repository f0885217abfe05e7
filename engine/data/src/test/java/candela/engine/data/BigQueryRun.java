package candela.engine.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A job of the {@link BigQueryServer}. */
final class BigQueryRun implements Runnable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MOMENT = 10_000_000;

    /** So many rows come at once, however many are wanted. */
    private static final int PAGE = 700;

    private final String id;
    private final Connection data;
    private final JsonNode request;
    private final CountDownLatch end = new CountDownLatch(1);
    private final ObjectNode schema = JSON.createObjectNode();
    private final ArrayNode rows = JSON.createArrayNode();
    private volatile boolean cancelled;
    private volatile @Nullable PreparedStatement running;
    private volatile BigQueryWords.@Nullable Said failure;

    BigQueryRun(String id, Connection data, JsonNode request) {
        this.id = id;
        this.data = data;
        this.request = request;
    }

    String id() {
        return id;
    }

    @Override
    public void run() {
        var sql = request.path("query").asString();
        try (data;
                var statement = data.prepareStatement(BigQueryWords.understood(sql))) {
            BigQueryWords.bind(statement, request.path("queryParameters"));
            running = statement;
            if (cancelled) {
                throw new SQLException("INTERRUPT");
            }
            if (statement.execute()) {
                try (var found = statement.getResultSet()) {
                    schema.set("fields", BigQueryWords.fields(found.getMetaData()));
                    while (found.next()) {
                        rows.add(BigQueryWords.row(found));
                    }
                }
            }
        } catch (SQLException e) {
            failure = BigQueryWords.failed(e, sql);
        } finally {
            running = null;
            end.countDown();
        }
    }

    /** DuckDB forgets an interruption that comes before the statement runs: it is repeated until the statement ends. */
    void cancel() throws SQLException {
        cancelled = true;
        while (end.getCount() > 0) {
            var statement = running;
            if (statement != null) {
                statement.cancel();
            }
            LockSupport.parkNanos(MOMENT);
        }
    }

    BigQueryWords.Said page(Map<String, String> asked) throws InterruptedException {
        var done = end.await(Long.parseLong(asked.getOrDefault("timeoutMs", "10000")), TimeUnit.MILLISECONDS);
        var answer = JSON.createObjectNode().put("jobComplete", done);
        answer.putObject("jobReference")
                .put("projectId", BigQueryServer.PROJECT)
                .put("jobId", id)
                .put("location", BigQueryServer.PLACE);
        var failed = failure;
        if (failed != null) {
            return failed;
        }
        if (done) {
            var start = Integer.parseInt(asked.getOrDefault("pageToken", "0"));
            var most = Math.min(PAGE, Integer.parseInt(asked.getOrDefault("maxResults", "1000")));
            var next = Math.min(rows.size(), start + most);
            answer.set("schema", schema);
            answer.put("totalRows", String.valueOf(rows.size()));
            answer.putArray("rows")
                    .addAll(List.copyOf(rows.values().stream().toList().subList(start, next)));
            if (next < rows.size()) {
                answer.put("pageToken", String.valueOf(next));
            }
        }
        return new BigQueryWords.Said(200, answer.toString());
    }
}
