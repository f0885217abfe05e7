package candela.engine.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Asks a proxy to let a connection through. */
record ProxyAsking(Proxy proxy, String host, int port, Duration patience) {

    private static final int LONGEST_ANSWER = 16_384;

    /** A socket that leads to the host, through the proxy. */
    Socket dial() throws IOException {
        var address = proxy.address();
        var socket = new Socket();
        try {
            socket.connect(
                    address == null
                            ? new InetSocketAddress(proxy.host(), proxy.port())
                            : new InetSocketAddress(address, proxy.port()),
                    (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            switch (proxy.protocol()) {
                case HTTP -> askHttp(socket);
                case SOCKS5 -> askSocks(socket);
            }
            socket.setSoTimeout(0);
            return socket;
        } catch (ProxyException e) {
            socket.close();
            throw e;
        } catch (IOException e) {
            socket.close();
            throw new ProxyException(
                    "The proxy at %s:%d does not answer. Check the address, and that it runs."
                            .formatted(proxy.host(), proxy.port()),
                    e);
        }
    }

    private void askHttp(Socket socket) throws IOException {
        var target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        var question = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + credentials() + "\r\n";
        socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
        var answer = answer(new DataInputStream(socket.getInputStream()));
        if (answer.startsWith("407", 9)) {
            throw new ProxyException(passwordWords());
        }
        if (!answer.matches("(?s)HTTP/1\\.[01] 2\\d\\d.*")) {
            throw new ProxyException(refusedWords(answer.lines().findFirst().orElse("no answer")));
        }
    }

    private String credentials() {
        if (proxy.username().isEmpty()) {
            return "";
        }
        var both = (proxy.username() + ":" + proxy.password()).getBytes(StandardCharsets.UTF_8);
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(both) + "\r\n";
    }

    /** Byte by byte: what follows the empty line is the database's. */
    static String answer(DataInputStream in) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0 && answer.length() < LONGEST_ANSWER) {
            answer.append((char) in.readUnsignedByte());
        }
        return answer.toString();
    }

    private void askSocks(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var out = socket.getOutputStream();
        var named = !proxy.username().isEmpty();
        out.write(new byte[] {5, 1, (byte) (named ? 2 : 0)});
        if (in.readUnsignedByte() != 5 || in.readUnsignedByte() != (named ? 2 : 0)) {
            throw new ProxyException(passwordWords());
        }
        if (named) {
            out.write(Socks.joined(new byte[] {1}, Socks.counted(proxy.username()), Socks.counted(proxy.password())));
            in.readUnsignedByte();
            if (in.readUnsignedByte() != 0) {
                throw new ProxyException(passwordWords());
            }
        }
        out.write(Socks.joined(
                new byte[] {5, 1, 0, 3}, Socks.counted(host), new byte[] {(byte) (port >> 8), (byte) port}));
        in.readUnsignedByte();
        var verdict = in.readUnsignedByte();
        in.readUnsignedByte();
        Socks.skipAddress(in);
        if (verdict != 0) {
            throw new ProxyException(refusedWords("SOCKS answer " + verdict));
        }
    }

    private String passwordWords() {
        return "The proxy at %s:%d wants another user and password.".formatted(proxy.host(), proxy.port());
    }

    private String refusedWords(String why) {
        return "The proxy at %s:%d does not let us through to %s:%d (%s). Ask whoever runs it to allow this."
                .formatted(proxy.host(), proxy.port(), host, port, Cause.firstLine(why));
    }

    /** Why the proxy did not help, in words for people. */
    static final class ProxyException extends IOException {

        private ProxyException(String words) {
            super(words);
        }

        private ProxyException(String words, Exception cause) {
            super(words, cause);
        }
    }
}
