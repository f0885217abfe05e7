package candela.engine.ai.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What host and worker tell each other, one byte each before what belongs to it. */
enum Frame {
    /** To the worker: the body of a request. */
    ASK,
    /** To the worker: nobody wants the rest. */
    STOP,
    /** The model is loaded. */
    READY,
    /** Status as of HTTP, body of an error: there is no answer. */
    REFUSED,
    /** Status, media type: an answer begins. */
    BEGIN,
    /** Zero, a piece of it. */
    PIECE,
    /** The answer is whole, or was stopped. */
    END,
    /** Never sent: the worker is no more. */
    GONE;

    private static final Frame[] ALL = values();

    /** @param number where there is none, zero */
    record Told(Frame frame, int number, String text) {}

    static void write(DataOutputStream out, Told told) throws IOException {
        var bytes = told.text().getBytes(StandardCharsets.UTF_8);
        out.writeByte(told.frame().ordinal());
        out.writeInt(told.number());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** @param most bytes of a text, beyond which nothing is read: who tells need not be believed */
    static Told read(DataInputStream in, int most) throws IOException {
        var frame = in.readUnsignedByte();
        var number = in.readInt();
        var length = in.readInt();
        if (frame >= ALL.length || length < 0 || length > most) {
            throw new IOException("what comes is none of what is told here");
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return new Told(ALL[frame], number, new String(bytes, StandardCharsets.UTF_8));
    }
}
