package candela.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A provider of models that costs the machine as little as possible: it speaks just enough of HTTP/1.1 and of OpenAI's
 * API, answers always the same, and counts.
 */
final class MockModel implements AutoCloseable {

    static final int TOKENS = 100;

    private static final byte[] WHOLE = answer("application/json", """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"mock","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Three small boats lie in the harbour."},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":20,"completion_tokens":9,"total_tokens":29}}""");
    private static final byte[] BEGIN =
            ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] TOKEN = chunk("""
            {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"mock","choices":[{"index":0,\
            "delta":{"content":"boat "},"finish_reason":null}]}""");
    private static final byte[] USAGE = chunk("""
            {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"mock","choices":[],\
            "usage":{"prompt_tokens":20,"completion_tokens":100,"total_tokens":120}}""");
    private static final byte[] END = join(chunk("[DONE]"), ascii("0\r\n\r\n"));

    private final ServerSocket socket;
    private final AtomicLong served = new AtomicLong();
    private final Duration pace;

    /** @param pace between two tokens of a stream */
    MockModel(Duration pace) throws IOException {
        this.pace = pace;
        socket = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    String base() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /** How many requests were answered, or begun to be. */
    long served() {
        return served.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            var out = connection.getOutputStream();
            for (var length = head(in); length >= 0; length = head(in)) {
                var body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
                served.incrementAndGet();
                if (body.contains("\"stream\":true")) {
                    stream(out);
                } else {
                    out.write(WHOLE);
                }
            }
        } catch (IOException e) {
            // The other end has gone.
        }
    }

    private void stream(OutputStream out) throws IOException {
        out.write(BEGIN);
        for (var i = 0; i < TOKENS; i++) {
            pause();
            out.write(TOKEN);
        }
        out.write(USAGE);
        out.write(END);
    }

    private void pause() {
        try {
            Thread.sleep(pace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a head; the length of the body, or -1 at the end of the connection. */
    private static int head(InputStream in) throws IOException {
        var length = 0;
        var line = line(in);
        if (line == null) {
            return -1;
        }
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            line = line(in);
        }
        return length;
    }

    static @Nullable String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var it = in.read(); it >= 0; it = in.read()) {
            if (it == '\n') {
                return text.toString();
            }
            if (it != '\r') {
                text.append((char) it);
            }
        }
        return null;
    }

    private static byte[] answer(String type, String body) {
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private static byte[] chunk(String event) {
        var data = "data: " + event + "\n\n";
        return ascii(Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
    }

    private static byte[] join(byte[] one, byte[] other) {
        return ascii(new String(one, StandardCharsets.US_ASCII) + new String(other, StandardCharsets.US_ASCII));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
