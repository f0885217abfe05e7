package candela.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;

/** One connection that sends the same request again and again: a load generator must not be what is measured. */
final class RawClient implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;
    private long used = System.nanoTime();

    /** @param body ASCII */
    RawClient(int port, String path, Map<String, String> headers, String body) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        request = (head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** What came back. */
    record Answered(int status, boolean whole) {}

    Answered send() throws IOException {
        return send(nanos -> {});
    }

    /** @param pieces is told of each piece of a chunked answer when it has come, in nanoseconds since the request */
    Answered send(LongConsumer pieces) throws IOException {
        var begun = System.nanoTime();
        used = begun;
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = -1;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (length >= 0) {
            return new Answered(status, in.readNBytes(length).length == length);
        }
        for (var size = chunk(); size > 0; size = chunk()) {
            in.skipNBytes(size + 2L);
            pieces.accept(System.nanoTime() - begun);
        }
        line();
        return new Answered(status, true);
    }

    /** Whether the other side may have closed it by now. */
    boolean isOld() {
        return System.nanoTime() - used > IDLE.toNanos();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = MockModel.line(in);
        if (line == null) {
            throw new IOException("the connection broke");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
