package candela.engine.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small proxy of both protocols that lets one user through to the loopback address, and notes where to. */
public final class TestProxy implements AutoCloseable {

    public static final String USER = "ana";
    public static final String PASSWORD = "gate-only";

    private final ServerSocket door;
    private final List<String> reached = new CopyOnWriteArrayList<>();

    private final int end;

    private TestProxy(ServerSocket door, int end) {
        this.door = door;
        this.end = end;
    }

    public static TestProxy start() throws IOException {
        return start(0);
    }

    /** One that leads to this port wherever it is asked to lead, and to the port that was asked for where it is 0. */
    public static TestProxy start(int end) throws IOException {
        var proxy = new TestProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), end);
        Thread.startVirtualThread(proxy::admit);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Where it was asked to lead, as host and port. */
    public List<String> reached() {
        return reached;
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                Thread.startVirtualThread(() -> serve(near));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket near) {
        try (near) {
            var in = new DataInputStream(near.getInputStream());
            var first = in.readUnsignedByte();
            if (first == 5) {
                socks(in, near);
            } else {
                http((char) first, in, near);
            }
        } catch (IOException e) {
            // One side hung up.
        }
    }

    private void http(char first, DataInputStream in, Socket near) throws IOException {
        var head = new StringBuilder().append(first);
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        var expected = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var target = head.toString().split(" ")[1];
        if (!head.toString().contains("Proxy-Authorization: Basic " + expected + "\r\n")) {
            say(near, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        } else if (target.startsWith("forbidden")) {
            say(near, "HTTP/1.1 403 Forbidden\r\n\r\n");
        } else {
            var colon = target.lastIndexOf(':');
            lead(
                    near,
                    target.substring(0, colon),
                    Integer.parseInt(target.substring(colon + 1)),
                    () -> say(near, "HTTP/1.1 200 Connection established\r\n\r\n"));
        }
    }

    private static void say(Socket near, String words) throws IOException {
        near.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private void socks(DataInputStream in, Socket near) throws IOException {
        var out = near.getOutputStream();
        in.skipNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 2});
        in.readUnsignedByte();
        var known = USER.equals(counted(in)) & PASSWORD.equals(counted(in));
        out.write(new byte[] {1, (byte) (known ? 0 : 1)});
        if (!known) {
            return;
        }
        in.skipNBytes(4);
        var host = counted(in);
        var port = in.readUnsignedShort();
        if (host.startsWith("forbidden")) {
            out.write(new byte[] {5, 2, 0, 1, 0, 0, 0, 0, 0, 0});
            return;
        }
        lead(near, host, port, () -> out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0}));
    }

    private static String counted(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private interface Greeting {
        void say() throws IOException;
    }

    private void lead(Socket near, String host, int port, Greeting greeting) throws IOException {
        reached.add(host + ":" + port);
        try (var far = new Socket(InetAddress.getLoopbackAddress(), end == 0 ? port : end)) {
            greeting.say();
            Thread.startVirtualThread(() -> pour(far, near));
            pour(near, far);
        }
    }

    private static void pour(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
