package candela.engine.data;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One query as BigQuery runs it: its start, its answer page by page, and its end before that. */
final class BigQueryJob {

    /** How long the first answer is waited for, which tells the name by which the job can be cancelled. */
    static final Duration AT_FIRST = Duration.ofSeconds(1);

    private static final Duration LATER = Duration.ofSeconds(10);

    /** BigQuery itself writes no more than 10 MB at once. */
    private static final int PAGE = 10_000;

    private final BigQueryService service;
    private volatile @Nullable JsonNode name;
    private volatile boolean stopped;
    private volatile boolean done;

    BigQueryJob(BigQueryService service) {
        this.service = service;
    }

    /** The first page of the answer, when the job is done. */
    JsonNode start(ObjectNode request) throws SQLException {
        refuseStopped();
        var answer = service.query(request);
        var known = answer.path("jobReference");
        name = known;
        while (!answer.path("jobComplete").asBoolean(false)) {
            if (stopped) {
                service.cancel(known);
            }
            refuseStopped();
            answer = service.results(known, "", request.path("maxResults").asInt(), LATER);
        }
        done = true;
        return answer;
    }

    JsonNode page(String token) throws SQLException {
        refuseStopped();
        var known = name;
        if (known == null) {
            throw new SQLException("The query has not begun.");
        }
        return service.results(known, token, PAGE, LATER);
    }

    /** From another thread; before the job has a name, whoever starts it cancels it. */
    void cancel() throws SQLException {
        stopped = true;
        var known = name;
        if (known != null && !done) {
            service.cancel(known);
        }
    }

    private void refuseStopped() throws SQLException {
        if (stopped) {
            throw new SQLException("The query was stopped.");
        }
    }
}
