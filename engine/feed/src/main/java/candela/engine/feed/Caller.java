package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks one service: with its credentials, which no other host ever gets; again when it asks to wait; within bounds on
 * what it may send; and with words for what goes wrong.
 */
public final class Caller {

    private static final int REDIRECTS = 5;
    private static final Set<Integer> TRY_LATER = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

    private final Http http;
    private final URI home;
    private final Credentials credentials;
    private final Bounds bounds;
    private final Waiting waiting;
    private long received;

    /** @param home the service's address: only its scheme, host and port get the credentials */
    public Caller(Http http, URI home, Login access, String secret, Bounds bounds, Watch watch, Clock clock) {
        this.http = http;
        this.home = home;
        this.bounds = bounds;
        this.waiting = new Waiting(watch, clock);
        this.credentials = new Credentials(access, secret, this, clock);
    }

    /**
     * What one answer was.
     *
     * @param address where it came from in the end
     * @param link the header of that name; null when there is none
     */
    record Answer(URI address, byte[] body, @Nullable String link) {

        InputStream stream() {
            return new ByteArrayInputStream(body);
        }
    }

    Bounds bounds() {
        return bounds;
    }

    Watch watch() {
        return waiting.watch();
    }

    /** Gets a document of the service. */
    Answer get(URI address, Map<String, String> headers) {
        return ask(Http.Request.get(address, headers), true, this::bytes);
    }

    /** Gets a document of the service into a file. */
    void download(URI address, Path target) {
        ask(Http.Request.get(address, Map.of()), true, (from, body) -> file(body, target));
    }

    /** Asks for something without the credentials: to get them. */
    Answer ask(Http.Request request) {
        return ask(request, false, this::bytes);
    }

    /** What becomes of a body. */
    @FunctionalInterface
    private interface Taking {
        byte[] take(URI address, InputStream body) throws IOException;
    }

    private Answer ask(Http.Request request, boolean known, Taking taking) {
        var renewed = false;
        for (var attempt = 1; ; attempt++) {
            watch().goOn();
            var outcome = once(request, known, taking);
            if (outcome.answer() != null) {
                return outcome.answer();
            }
            if (outcome.status() == 401 && known && !renewed && credentials.renew()) {
                renewed = true;
            } else if (attempt < watch().attempts() && outcome.mayPass()) {
                waiting.before(attempt, outcome.retryAfter());
            } else {
                throw outcome.trouble(request.address());
            }
        }
    }

    /** How one attempt went: an answer, or a status and what was said with it; status 0 when nothing came. */
    private record Outcome(
            @Nullable Answer answer, int status, @Nullable String retryAfter, String said) {

        boolean mayPass() {
            return status == 0 || TRY_LATER.contains(status);
        }

        DataException trouble(URI address) {
            return Trouble.of(address, status, said);
        }
    }

    private Outcome once(Http.Request request, boolean known, Taking taking) {
        var current = request;
        for (var hop = 0; hop <= REDIRECTS; hop++) {
            try (var reply = http.send(known ? signed(current) : current)) {
                // A form holds credentials, which go nowhere but where they were meant to.
                if (!ELSEWHERE.contains(reply.status()) || current.body() != null) {
                    return outcome(current.address(), reply, taking);
                }
                current = Http.Request.get(elsewhere(current.address(), reply.header("Location")), current.headers());
            } catch (IOException e) {
                return new Outcome(null, 0, null, String.valueOf(e.getMessage()));
            }
        }
        throw new DataException(
                Reason.UNREACHABLE,
                "%s sends from one address to the next without end. Check the address."
                        .formatted(request.address().getHost()));
    }

    private Outcome outcome(URI address, Http.Reply reply, Taking taking) throws IOException {
        if (reply.status() / 100 == 2) {
            return new Outcome(
                    new Answer(address, taking.take(address, reply.body()), reply.header("Link")),
                    reply.status(),
                    null,
                    "");
        }
        return new Outcome(null, reply.status(), reply.header("Retry-After"), Trouble.said(reply.body()));
    }

    private byte[] bytes(URI address, InputStream from) throws IOException {
        var body = from.readNBytes((int) bounds.answer() + 1);
        if (body.length > bounds.answer()) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "One answer of %s is larger than %d MB. Have the service send smaller pages."
                            .formatted(address.getHost(), bounds.answer() >> 20));
        }
        count(body.length);
        return body;
    }

    private byte[] file(InputStream body, Path target) throws IOException {
        var chunk = new byte[1 << 16];
        try (var file = Files.newOutputStream(target)) {
            for (var read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                watch().goOn();
                count(read);
                file.write(chunk, 0, read);
            }
        }
        return new byte[0];
    }

    private void count(int bytes) {
        received += bytes;
        if (received > bounds.bytes()) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "There is more than the %d MB that one sync may bring. Choose less, or have the setting feed.max_megabytes raised."
                            .formatted(bounds.bytes() >> 20));
        }
    }

    private Http.Request signed(Http.Request request) {
        if (!isHome(request.address())) {
            return request;
        }
        var headers = new LinkedHashMap<>(request.headers());
        headers.putAll(credentials.headers(request));
        return new Http.Request(request.method(), request.address(), headers, request.body());
    }

    private boolean isHome(URI address) {
        return home.getScheme().equalsIgnoreCase(address.getScheme())
                && home.getHost().equalsIgnoreCase(address.getHost())
                && port(home) == port(address);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static URI elsewhere(URI from, @Nullable String location) {
        return Addresses.resolve(from, location == null ? "" : location);
    }

    /** Waits as long as the service asks, or longer each time. */
    private record Waiting(Watch watch, Clock clock) {

        private static final Duration LONGEST = Duration.ofMinutes(5);

        void before(int attempt, @Nullable String retryAfter) {
            var asked = RetryAfter.read(retryAfter, clock.instant());
            var wait = asked != null ? asked : Duration.ofSeconds(1L << (attempt - 1));
            watch.pause(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }
    }
}
