package candela.engine.data;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Lays out tables in BigQuery, which Candela's own driver cannot. */
record BigQueryWriter(GoogleHttp http, Source.Server server, String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static BigQueryWriter open(Way way) throws Exception {
        var http = new GoogleHttp(way, PATIENCE);
        var account = ServiceAccount.of(way.server().session().key());
        var now = Instant.now().getEpochSecond();
        var assertion = account.signed(GoogleHttp.JSON
                .createObjectNode()
                .put("iss", account.email())
                .put("scope", "https://www.googleapis.com/auth/bigquery")
                .put("aud", "https://oauth2.googleapis.com/token")
                .put("iat", now)
                .put("exp", now + 3600));
        var answer = http.send(HttpRequest.newBuilder(URI.create("https://oauth2.googleapis.com/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type="
                        + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&assertion=" + assertion))
                .build());
        return new BigQueryWriter(
                http, way.server(), answer.body().path("access_token").asString());
    }

    void execute(String sql) throws Exception {
        var request = GoogleHttp.JSON
                .createObjectNode()
                .put("query", sql)
                .put("useLegacySql", false)
                .put("timeoutMs", PATIENCE.toMillis())
                .put("maxResults", 1);
        request.putObject("defaultDataset")
                .put("projectId", server.database())
                .put("datasetId", server.session().dataset());
        if (!server.session().location().isEmpty()) {
            request.put("location", server.session().location());
        }
        var answer = http.send(HttpRequest.newBuilder(URI.create("https://%s:%d/bigquery/v2/projects/%s/queries"
                        .formatted(server.host(), server.port(), server.database())))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString()))
                .build());
        if (answer.status() != 200) {
            throw new SQLException(answer.body().path("error").path("message").asString());
        }
    }
}
