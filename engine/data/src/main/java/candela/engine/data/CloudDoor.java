package candela.engine.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the driver of a service in the cloud enters, as by a proxy of HTTP: the service's own host leads the source's
 * {@link Way}, the hosts from which it sends large answers lead to public addresses, and nothing else leads anywhere.
 * Snowflake's driver keeps what it makes for each proxy until the process ends, so that a place of its has one door,
 * which stays.
 */
final class CloudDoor {

    private static final Map<String, CloudDoor> DOORS = new ConcurrentHashMap<>();
    private static final int HTTPS = 443;

    private static final Pattern WANTED =
            Pattern.compile("CONNECT ([A-Za-z0-9._-]{1,253}):(\\d{1,5}) HTTP/1\\.[01]\r\n.*", Pattern.DOTALL);

    /** Snowflake's own, and what it keeps answers in at Amazon, Microsoft and Google. */
    private static final Pattern SNOWFLAKE = Pattern.compile(
            "(?:[a-z0-9_-]+\\.)+snowflakecomputing\\.com"
                    + "|(?:[a-z0-9_-]+\\.)*s3(?:[.-][a-z0-9-]+)*\\.amazonaws\\.com"
                    + "|[a-z0-9-]+\\.blob\\.core\\.windows\\.net"
                    + "|(?:[a-z0-9_-]+\\.)*storage\\.googleapis\\.com",
            Pattern.CASE_INSENSITIVE);

    /** Where Google makes the tokens by which BigQuery knows an account. */
    private static final Pattern GOOGLE = Pattern.compile(Pattern.quote(GoogleTokens.HOST));

    private final Entrance entrance;
    private volatile Way way;
    private volatile @Nullable IOException trouble;

    private CloudDoor(Way way) throws IOException {
        this.way = way;
        this.entrance = new Entrance(this::dial);
    }

    /** A door that closes with its way. */
    static CloudDoor own(Way way) throws IOException {
        return new CloudDoor(way);
    }

    /** The door of the way's place, which leads this way from now on. */
    static synchronized CloudDoor of(Way way) throws IOException {
        var place = place(way.server());
        var known = DOORS.get(place);
        if (known == null) {
            known = new CloudDoor(way);
            DOORS.put(place, known);
        }
        known.way = way;
        return known;
    }

    private static String place(Source.Server server) {
        var proxy = server.route().proxy();
        return server.host() + ":" + server.port()
                + (proxy == null ? "" : " by " + proxy.username() + "@" + proxy.host() + ":" + proxy.port());
    }

    /** Only a way's own door; that of a place stays. */
    void close() {
        entrance.close();
    }

    InetSocketAddress address() {
        return entrance.address();
    }

    /** Why the last connection did not come about, which is known before the driver hears it; null when it did. */
    @Nullable
    IOException trouble() {
        return trouble;
    }

    private Socket dial(Socket near) throws IOException {
        var wanted = WANTED.matcher(ProxyAsking.answer(new DataInputStream(near.getInputStream())));
        if (!wanted.matches()) {
            say(near, "405 Method Not Allowed");
            throw new IOException("Only CONNECT leads through here.");
        }
        try {
            var far = dial(wanted.group(1), Integer.parseInt(wanted.group(2)));
            trouble = null;
            say(near, "200 Connection established");
            return far;
        } catch (IOException e) {
            trouble = e;
            say(near, "502 Bad Gateway");
            throw e;
        }
    }

    private Socket dial(String host, int port) throws IOException {
        var there = way;
        if (host.equalsIgnoreCase(there.server().host())
                && port == there.server().port()) {
            return there.dial();
        }
        if (port != HTTPS || !further(there.server().kind()).matcher(host).matches()) {
            throw new IOException(
                    "The service wanted to send its driver to " + host + ":" + port + ", which is none of its own.");
        }
        return there.dialFurther(host, port);
    }

    private static Pattern further(ServerKind kind) {
        return kind == ServerKind.BIGQUERY ? GOOGLE : SNOWFLAKE;
    }

    private static void say(Socket near, String status) throws IOException {
        near.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
