package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens by which Google knows an account, each kept until shortly before it ends. */
final class GoogleTokens {

    /** Google's own, whatever a key says: who writes a key could have the account's signature sent anywhere. */
    static final String HOST = "oauth2.googleapis.com";

    private static final String ADDRESS = "https://" + HOST + "/token";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** What a token is good for. */
    enum Scope {
        /** Google lets nothing be changed with it, whatever rights the account has. */
        READ("https://www.googleapis.com/auth/bigquery.readonly"),
        /** Only with this one a job can be cancelled. */
        CANCEL("https://www.googleapis.com/auth/bigquery");

        private final String name;

        Scope(String name) {
            this.name = name;
        }
    }

    private record Token(String text, long end) {

        boolean isGood() {
            return System.nanoTime() - end < 0;
        }
    }

    private final GoogleHttp http;
    private final ServiceAccount account;
    private final Duration patience;
    private final Map<Scope, Token> kept = new EnumMap<>(Scope.class);
    private final ReentrantLock one = new ReentrantLock();

    GoogleTokens(GoogleHttp http, ServiceAccount account, Duration patience) {
        this.http = http;
        this.account = account;
        this.patience = patience;
    }

    String get(Scope scope) throws IOException, SQLException {
        one.lock();
        try {
            var token = kept.get(scope);
            if (token == null || !token.isGood()) {
                token = fetch(scope);
                kept.put(scope, token);
            }
            return token.text();
        } finally {
            one.unlock();
        }
    }

    /** Google no longer takes it, for whatever reason. */
    void forget(Scope scope) {
        one.lock();
        try {
            kept.remove(scope);
        } finally {
            one.unlock();
        }
    }

    private Token fetch(Scope scope) throws IOException, SQLException {
        var start = System.nanoTime();
        var body = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                + URLEncoder.encode(assertion(scope), StandardCharsets.US_ASCII);
        var answer = http.send(HttpRequest.newBuilder(URI.create(ADDRESS))
                .timeout(patience.multipliedBy(2))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
        var token = answer.body().path("access_token").asString("");
        if (answer.status() != 200 || token.isEmpty()) {
            throw refused(answer);
        }
        var seconds = answer.body().path("expires_in").asLong(LIFE.toSeconds());
        return new Token(
                token, start + Duration.ofSeconds(seconds).minus(MARGIN).toNanos());
    }

    private String assertion(Scope scope) {
        var now = Instant.now().getEpochSecond();
        return account.signed(GoogleHttp.JSON
                .createObjectNode()
                .put("iss", account.email())
                .put("scope", scope.name)
                .put("aud", ADDRESS)
                .put("iat", now)
                .put("exp", now + LIFE.toSeconds()));
    }

    private Told refused(GoogleHttp.Answer answer) {
        var error = answer.body().path("error").asString("");
        var why = answer.body().path("error_description").asString(error);
        if (why.contains("iat") || why.contains("reasonable timeframe")) {
            return new Told(
                    Reason.UNREACHABLE,
                    "Google finds that the clock of this machine is wrong. Have it set, as by NTP, and try again.");
        }
        return error.isEmpty()
                ? new Told(
                        Reason.UNREACHABLE,
                        "Google gave no token for “%s” (HTTP %d). Try again later."
                                .formatted(account.email(), answer.status()))
                : new Told(
                        Reason.DENIED,
                        "Google does not accept this key of “%s” (%s). It may have been deleted, or the account disabled: make a new key and paste it."
                                .formatted(account.email(), Cause.firstLine(why)));
    }
}
