package candela.engine.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
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
    private final Duration patience;
    private final @Nullable OpenTunnel tunnel;
    private final Access.@Nullable Further further;
    private volatile @Nullable IOException noted;
    private @Nullable Entrance through;
    private @Nullable Entrance entrance;
    private @Nullable CloudDoor cloud;

    private Way(Source.Server server, Access access) {
        var shell = server.route().tunnel();
        this.server = server;
        this.credentials = Credentials.of(server.tls());
        this.patience = access.connectTimeout();
        this.further = access.further();
        this.tunnel = shell == null ? null : new OpenTunnel(shell, server.host(), server.port(), patience);
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

    /** Where a socket of this machine is to be connected to. */
    InetSocketAddress target() throws IOException {
        if (server.route().proxy() != null) {
            return throughProxy().address();
        }
        if (tunnel != null) {
            return tunnel.entrance();
        }
        var address = server.route().address();
        return address == null
                ? new InetSocketAddress(server.host(), server.port())
                : new InetSocketAddress(address, server.port());
    }

    private synchronized Entrance throughProxy() throws IOException {
        if (through == null) {
            through = new Entrance(_ -> dialProxy());
        }
        return through;
    }

    private Socket dialProxy() throws IOException {
        var proxy = Objects.requireNonNull(server.route().proxy());
        return new ProxyAsking(proxy, server.host(), server.port(), patience).dial();
    }

    /**
     * Where a driver enters that makes its own sockets.
     *
     * @param socks whether it says first where it wants to go
     * @param encrypting whether TLS is made here, where the driver cannot be told whom to believe
     */
    synchronized InetSocketAddress entrance(boolean socks, boolean encrypting) throws IOException {
        if (entrance == null) {
            entrance = new Entrance(near -> {
                if (socks) {
                    Socks.admit(near);
                }
                return encrypting ? dialSafely() : dial();
            });
        }
        return entrance.address();
    }

    /** Where the driver of a service in the cloud enters, as by a proxy of HTTP. */
    synchronized InetSocketAddress cloudEntrance() throws IOException {
        if (cloud == null) {
            cloud = isShared() ? CloudDoor.of(this) : CloudDoor.own(this);
        }
        return cloud.address();
    }

    private boolean isShared() {
        return server.kind() == ServerKind.SNOWFLAKE;
    }

    /** What became of a driver's socket; null when it is connected. */
    void note(@Nullable IOException trouble) {
        noted = trouble;
    }

    /** What went wrong on the way, where the driver only sees that somebody hung up. */
    synchronized SQLException explained(SQLException error) {
        var proxied = through == null ? null : through.trouble();
        var entered = proxied != null || entrance == null ? proxied : entrance.trouble();
        entered = cloud == null ? entered : cloud.trouble();
        var trouble = entered == null ? noted : entered;
        return trouble == null
                ? error
                : new SQLException(error.getMessage(), error.getSQLState(), error.getErrorCode(), trouble);
    }

    /** A socket to another host of the service, which is found good only now. */
    Socket dialFurther(String host, int port) throws IOException {
        var proxy = server.route().proxy();
        if (proxy != null) {
            return new ProxyAsking(proxy, host, port, patience).dial();
        }
        if (further == null) {
            throw new UnknownHostException(host);
        }
        var socket = new Socket();
        socket.connect(further.find(host, port), (int) patience.toMillis());
        return socket;
    }

    Socket dial() throws IOException {
        if (server.route().proxy() != null) {
            return dialProxy();
        }
        var socket = new Socket();
        var target = target();
        if (target.isUnresolved()) {
            throw new UnknownHostException(target.getHostString());
        }
        socket.connect(target, (int) patience.toMillis());
        return socket;
    }

    private Socket dialSafely() throws IOException {
        var socket = dial();
        return server.tls().mode() == Tls.Mode.DISABLE ? socket : encrypted(socket);
    }

    private Socket encrypted(Socket socket) throws IOException {
        try {
            var factory = credentials.context().getSocketFactory();
            var secure = (SSLSocket) factory.createSocket(socket, server.host(), server.port(), true);
            if (server.tls().mode() == Tls.Mode.VERIFY_FULL) {
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            secure.startHandshake();
            return secure;
        } catch (GeneralSecurityException e) {
            socket.close();
            throw new IOException(e);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        OPEN.remove(handle);
        if (entrance != null) {
            entrance.close();
        }
        if (through != null) {
            through.close();
        }
        if (cloud != null && !isShared()) {
            cloud.close();
        }
        if (tunnel != null) {
            tunnel.close();
        }
    }
}
