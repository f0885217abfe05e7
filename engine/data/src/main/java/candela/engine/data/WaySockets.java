package candela.engine.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/** What drivers make their sockets with: wherever they dial, the socket goes the source's own {@link Way}. */
public final class WaySockets extends ConfigurableSocketFactory {

    static final String PROPERTY = "candelaWay";

    private @Nullable String handle;

    /** For MariaDB's driver, which tells its properties later. */
    public WaySockets() {}

    /** For PostgreSQL's driver. */
    public WaySockets(String handle) {
        this.handle = handle;
    }

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        handle = configuration.nonMappedOptions().getProperty(PROPERTY);
    }

    @Override
    public Socket createSocket() {
        return new WaySocket(Way.of(Objects.requireNonNull(handle)));
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw notNeeded();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw notNeeded();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw notNeeded();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw notNeeded();
    }

    private static UnsupportedOperationException notNeeded() {
        return new UnsupportedOperationException("Drivers connect their sockets themselves.");
    }

    /** A socket that leads where its way does, whatever address it is given. */
    static final class WaySocket extends Socket {

        private final Way way;

        private WaySocket(Way way) {
            this.way = way;
        }

        Way way() {
            return way;
        }

        @Override
        public void connect(SocketAddress ignored) throws IOException {
            connect(ignored, 0);
        }

        @Override
        public void connect(SocketAddress ignored, int timeout) throws IOException {
            try {
                go(way.target(), timeout);
                way.note(null);
            } catch (IOException e) {
                way.note(e);
                throw e;
            }
        }

        private void go(InetSocketAddress target, int timeout) throws IOException {
            if (target.isUnresolved()) {
                throw new UnknownHostException(target.getHostString());
            }
            super.connect(target, timeout);
        }
    }
}
