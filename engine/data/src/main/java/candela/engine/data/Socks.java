package candela.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The little of SOCKS 5 (RFC 1928) that both of its ends need. */
final class Socks {

    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private Socks() {}

    /** A text with its length before it. */
    static byte[] counted(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return joined(new byte[] {(byte) bytes.length}, bytes);
    }

    static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** Reads an address and a port past. */
    static void skipAddress(DataInputStream in) throws IOException {
        var length = switch (in.readUnsignedByte()) {
            case IPV4 -> 4;
            case NAME -> in.readUnsignedByte();
            case IPV6 -> 16;
            default -> throw new ProtocolException("No address of SOCKS 5.");
        };
        in.skipNBytes(length + 2L);
    }

    /** What a driver of ours says before it talks to its server; where it wants to go does not matter. */
    static void admit(Socket near) throws IOException {
        var in = new DataInputStream(near.getInputStream());
        var out = near.getOutputStream();
        if (in.readUnsignedByte() != 5) {
            throw new ProtocolException("Not SOCKS 5.");
        }
        in.skipNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.skipNBytes(3);
        skipAddress(in);
        out.write(new byte[] {5, 0, 0, IPV4, 0, 0, 0, 0, 0, 0});
    }
}
