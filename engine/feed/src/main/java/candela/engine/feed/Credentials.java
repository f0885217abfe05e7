package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The headers by which a service knows who asks; a token of OAuth 2 is got when needed and kept while it holds. */
final class Credentials {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final int DEFAULT_SECONDS = 300;

    private final Login access;
    private final String secret;
    private final Caller caller;
    private final Clock clock;
    private @Nullable String token;
    private Instant until = Instant.MIN;

    Credentials(Login access, String secret, Caller caller, Clock clock) {
        this.access = access;
        this.secret = secret;
        this.caller = caller;
        this.clock = clock;
    }

    Map<String, String> headers(Http.Request request) {
        return switch (access.kind()) {
            case NONE -> Map.of();
            case BASIC -> Map.of("Authorization", basic(text(access.username()), secret));
            case API_KEY -> Map.of(text(access.header()), secret);
            case AWS4 ->
                new Aws4(text(access.username()), secret, text(access.scope()), "s3")
                        .headers(request.method(), request.address(), clock.instant());
            case OAUTH2 -> Map.of("Authorization", "Bearer " + token());
        };
    }

    /** Forgets a token that the service no longer takes; false when there is nothing to renew. */
    boolean renew() {
        var had = token != null;
        token = null;
        return had;
    }

    private String token() {
        var held = token;
        if (held != null && clock.instant().isBefore(until)) {
            return held;
        }
        var answer = parsed(request());
        var fresh = answer.path("access_token").asString("");
        if (fresh.isEmpty()) {
            throw new DataException(
                    Reason.AUTHENTICATION, "The token address gives no access token. Check it and the client's name.");
        }
        token = fresh;
        until = clock.instant()
                .plusSeconds(answer.path("expires_in").asInt(DEFAULT_SECONDS))
                .minus(EARLY);
        return fresh;
    }

    private Caller.Answer request() {
        var form = "grant_type=client_credentials"
                + (text(access.scope()).isBlank() ? "" : "&scope=" + Addresses.encode(text(access.scope())));
        var basic = basic(Addresses.encode(text(access.clientId())), Addresses.encode(secret));
        try {
            return caller.ask(post(form, Map.of("Authorization", basic)));
        } catch (DataException e) {
            if (e.reason() != Reason.AUTHENTICATION && e.reason() != Reason.MALFORMED) {
                throw e;
            }
            // Some authorization servers know the client only by what the form says.
            return caller.ask(post(
                    form + "&client_id=" + Addresses.encode(text(access.clientId())) + "&client_secret="
                            + Addresses.encode(secret),
                    Map.of()));
        }
    }

    private Http.Request post(String form, Map<String, String> headers) {
        var all = new java.util.LinkedHashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        all.put("Accept", "application/json");
        return new Http.Request("POST", Addresses.read(text(access.tokenAddress())), all, form);
    }

    private static JsonNode parsed(Caller.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new DataException(
                    Reason.AUTHENTICATION, "The token address answers with something that is no token. Check it.", e);
        }
    }

    private static String basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
