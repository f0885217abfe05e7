package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.GoogleTokens.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BigQuery's REST API (v2), as much of it as it takes to read: queries, their pages, their end, the datasets, and what
 * the account may do with their tables.
 */
final class BigQueryService implements AutoCloseable {

    /** More datasets than this are not looked at as one source. */
    static final int MOST_DATASETS = 50;

    /** Rights over a table that who only reads does without. */
    private static final List<String> CHANGING =
            List.of("bigquery.tables.updateData", "bigquery.tables.update", "bigquery.tables.delete");

    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final Source.Server server;
    private final GoogleHttp http;
    private final GoogleTokens tokens;
    private final BigQueryTrouble trouble;
    private final Duration patience;

    BigQueryService(Way way, ServiceAccount account, Duration patience) throws IOException {
        this.server = way.server();
        this.patience = patience;
        http = new GoogleHttp(way, patience);
        tokens = new GoogleTokens(http, account, patience);
        trouble = new BigQueryTrouble(server, account);
    }

    Source.Server server() {
        return server;
    }

    /** Makes sure that Google knows the account. */
    void login() throws SQLException {
        try {
            tokens.get(Scope.READ);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Starts a query and waits a little for its end; the same request sent twice starts it once. */
    JsonNode query(ObjectNode request) throws SQLException {
        return ask(Scope.READ, "queries", request, patience);
    }

    /** A page of a query's answer; without one so far, what is known after the wait. */
    JsonNode results(JsonNode job, String page, int rows, Duration wait) throws SQLException {
        var path =
                "queries/" + encoded(job.path("jobId").asString()) + "?formatOptions.useInt64Timestamp=true&maxResults="
                        + rows + "&timeoutMs=" + wait.toMillis() + "&location="
                        + encoded(job.path("location").asString(""))
                        + (page.isEmpty() ? "" : "&pageToken=" + encoded(page));
        return ask(Scope.READ, path, null, wait.plus(patience));
    }

    void cancel(JsonNode job) throws SQLException {
        var path = "jobs/" + encoded(job.path("jobId").asString()) + "/cancel?location="
                + encoded(job.path("location").asString(""));
        ask(Scope.CANCEL, path, GoogleHttp.JSON.createObjectNode(), patience);
    }

    /** Whether the dataset is there, may be seen, and lies where the source says. */
    void requireDataset() throws SQLException {
        var session = server.session();
        if (session.dataset().isEmpty()) {
            datasets();
            return;
        }
        var found = ask(Scope.READ, "datasets/" + encoded(session.dataset()), null, patience);
        var place = found.path("location").asString("");
        if (!session.location().isEmpty() && !place.equalsIgnoreCase(session.location())) {
            throw new Told(
                    Reason.MALFORMED,
                    "The dataset %s lies in %s, not in %s. Set the location to %s, or leave it empty."
                            .formatted(session.dataset(), place, session.location(), place));
        }
    }

    /** Those that are looked at: the one of the source, or all of the project that lie in its location. */
    List<String> datasets() throws SQLException {
        var session = server.session();
        if (!session.dataset().isEmpty()) {
            return List.of(session.dataset());
        }
        var answer = ask(Scope.READ, "datasets?maxResults=1000", null, patience);
        var found = new ArrayList<String>();
        var places = new TreeSet<String>();
        for (var each : answer.path("datasets").values()) {
            var place = each.path("location").asString("");
            var name = each.path("datasetReference").path("datasetId").asString("");
            if (Session.namesDataset(name)
                    && (session.location().isEmpty() || place.equalsIgnoreCase(session.location()))) {
                found.add(name);
                places.add(place);
            }
        }
        if (found.isEmpty() || found.size() > MOST_DATASETS || places.size() > 1 || answer.has("nextPageToken")) {
            throw trouble.datasets(found.size(), places);
        }
        return found;
    }

    /** Whether the account may change the first table of a dataset; false where there is none. */
    boolean mayChange(String dataset) throws SQLException {
        var tables = "datasets/" + encoded(dataset) + "/tables";
        var first = ask(Scope.READ, tables + "?maxResults=1", null, patience)
                .path("tables")
                .path(0)
                .path("tableReference")
                .path("tableId")
                .asString("");
        if (first.isEmpty()) {
            return false;
        }
        var asked = GoogleHttp.JSON.createObjectNode();
        CHANGING.forEach(asked.putArray("permissions")::add);
        return !ask(Scope.READ, tables + "/" + encoded(first) + ":testIamPermissions", asked, patience)
                .path("permissions")
                .isEmpty();
    }

    private JsonNode ask(Scope scope, String path, @Nullable ObjectNode body, Duration wait) throws SQLException {
        var forgot = false;
        for (var tried = 1; ; tried++) {
            try {
                var answer = http.send(request(scope, path, body, wait));
                if (answer.status() == 401 && !forgot) {
                    tokens.forget(scope);
                    forgot = true;
                } else if (tried == TRIES || !isPassing(answer)) {
                    return good(answer);
                }
            } catch (IOException e) {
                if (tried > 1 || !isHungUp(e)) {
                    throw broken(e);
                }
            }
            LockSupport.parkNanos(PAUSE.multipliedBy(1L << tried).toNanos());
        }
    }

    /** A connection that was kept for the next request may be closed by the time of it. */
    private static boolean isHungUp(IOException e) {
        return e instanceof SocketException && !(e instanceof ConnectException)
                || String.valueOf(e.getMessage()).contains("received no bytes");
    }

    private static boolean isPassing(GoogleHttp.Answer answer) {
        return PASSING.contains(answer.status())
                || BigQueryTrouble.reason(answer.body()).equals("rateLimitExceeded");
    }

    private JsonNode good(GoogleHttp.Answer answer) throws SQLException {
        if (answer.status() != 200 || answer.body().isMissingNode()) {
            throw trouble.of(answer);
        }
        return answer.body();
    }

    private HttpRequest request(Scope scope, String path, @Nullable ObjectNode body, Duration wait)
            throws IOException, SQLException {
        var port = server.port() == ServerKind.BIGQUERY.defaultPort() ? "" : ":" + server.port();
        var address =
                "https://" + server.host() + port + "/bigquery/v2/projects/" + encoded(server.database()) + "/" + path;
        var asking = HttpRequest.newBuilder(URI.create(address))
                .timeout(wait.plus(patience))
                .header("Authorization", "Bearer " + tokens.get(scope));
        return body == null
                ? asking.GET().build()
                : asking.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
    }

    private static SQLException broken(IOException e) {
        return new SQLException("No answer from Google: " + e.getMessage(), "08006", e);
    }

    /** As part of a path, in which a plus is no blank. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
