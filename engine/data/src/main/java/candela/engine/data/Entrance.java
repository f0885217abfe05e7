package candela.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A port of the loopback address where a {@link Way} begins, for drivers that make their own sockets. With SOCKS a
 * driver keeps the server's name and may follow what the server tells it: it still ends up where the way leads.
 */
final class Entrance implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Dialling dialling;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable IOException trouble;
    private final ServerSocket door;

    /** What leads to the server, after what a driver says of where it wants to go. */
    interface Dialling {
        Socket dial(Socket near) throws IOException;
    }

    Entrance(Dialling dialling) throws IOException {
        this(dialling, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    Entrance(Dialling dialling, ServerSocket door) {
        this.dialling = dialling;
        this.door = door;
        Thread.ofVirtual().name("entrance").start(this::admit);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
    }

    /** Why the last connection did not come about, which the driver cannot know; null when it did. */
    @Nullable
    IOException trouble() {
        return trouble;
    }

    private void admit() {
        var pause = SHORTEST;
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                open.add(near);
                Thread.ofVirtual().start(() -> lead(near));
                pause = SHORTEST;
            } catch (IOException e) {
                trouble = e;
                LockSupport.parkNanos(pause.toNanos());
                pause = longer(pause);
            }
        }
    }

    /** What keeps a door from opening, such as too many open files, seldom passes at once. */
    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    /** The trouble is known before the driver hears that its socket was closed. */
    private void lead(Socket near) {
        try (near) {
            admitted(near);
        } catch (IOException e) {
            trouble = e;
        } finally {
            open.remove(near);
        }
    }

    private void admitted(Socket near) {
        try {
            try (var far = dialling.dial(near)) {
                open.add(far);
                trouble = null;
                join(near, far);
                open.remove(far);
            }
        } catch (IOException e) {
            trouble = e;
        }
    }

    private static void join(Socket near, Socket far) throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        var back = Thread.ofVirtual().start(() -> pour(far, near));
        pour(near, far);
        try {
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one side hangs up, which the other then hears. */
    private static void pour(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            closeQuietly(from);
        }
        closeQuietly(to);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already, which is all that was wanted.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            trouble = e;
        }
        open.forEach(Entrance::closeQuietly);
    }
}
