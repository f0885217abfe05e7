package candela.engine.document;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/**
 * Takes the network from the process in which it is named as the provider of channels: sockets of each sort are
 * refused, and addresses other than files cannot be opened.
 */
public final class NoNetwork extends SelectorProvider {

    private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

    /** For the JVM, which makes it by its name. */
    public NoNetwork() {}

    /** Refuses what does not go through channels: addresses that libraries open, and sockets of the old sort. */
    @SuppressWarnings("deprecation") // nothing else refuses all sockets of a process
    static void install() throws IOException {
        URL.setURLStreamHandlerFactory(protocol -> {
            if (LOCAL.contains(protocol)) {
                return null;
            }
            throw new IllegalStateException("nothing is fetched by " + protocol);
        });
        Socket.setSocketImplFactory(() -> {
            throw new IllegalStateException("no socket opens here");
        });
        ServerSocket.setSocketFactory(() -> {
            throw new IllegalStateException("no socket opens here");
        });
    }

    private static IOException refused() {
        return new IOException("no socket opens here");
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw refused();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw refused();
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw refused();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw refused();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw refused();
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw refused();
    }
}
