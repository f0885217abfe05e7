package candela.engine.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way to one opened server: where its sockets really lead, and what TLS shows there. Drivers only know it by a
 * handle among their properties, so that neither addresses nor keys are ever texts for them to interpret or to log. To
 * the drivers the host keeps its name, which the server's certificate must bear.
 */
final class Way implements AutoCloseable {

    private static final Map<String, Way> OPEN = new ConcurrentHashMap<>();

    private final String handle = UUID.randomUUID().toString();
    private final Source.Server server;
    private final Credentials credentials;
    private final @Nullable OpenTunnel tunnel;

    private Way(Source.Server server, Access access) {
        var through = server.route().tunnel();
        this.server = server;
        this.credentials = Credentials.of(server.tls());
        this.tunnel =
                through == null ? null : new OpenTunnel(through, server.host(), server.port(), access.connectTimeout());
    }

    static Way open(Source.Server server, Access access) {
        var way = new Way(server, access);
        OPEN.put(way.handle, way);
        return way;
    }

    static Way of(String handle) {
        return Objects.requireNonNull(OPEN.get(handle), "The source was closed.");
    }

    String handle() {
        return handle;
    }

    Source.Server server() {
        return server;
    }

    Credentials credentials() {
        return credentials;
    }

    InetSocketAddress target() throws IOException {
        if (tunnel != null) {
            return tunnel.entrance();
        }
        var address = server.route().address();
        return address == null
                ? new InetSocketAddress(server.host(), server.port())
                : new InetSocketAddress(address, server.port());
    }

    @Override
    public void close() {
        OPEN.remove(handle);
        if (tunnel != null) {
            tunnel.close();
        }
    }
}
