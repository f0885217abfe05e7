package candela.engine.document;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a worker tells its host, one byte each before what belongs to it. */
enum Frame {
    /** A document or an attachment begins: kind, name. */
    BEGIN,
    /** type, level, page, text. */
    BLOCK,
    /** page, rows: for each its cells. */
    TABLE,
    TITLE,
    LANGUAGE,
    /** key, value. */
    METADATA,
    PAGES,
    NOTE,
    /** The last document that began is whole. */
    END,
    /** reason, message: there is no document. */
    REFUSED,
    /** The worker waits for the next file. */
    READY;

    private static final Frame[] ALL = values();

    static Frame read(DataInputStream in) throws IOException {
        return of(in.readUnsignedByte(), ALL);
    }

    /** The constant at a place that somebody told, who need not be believed. */
    static <T> T of(int place, T[] all) throws IOException {
        if (place < 0 || place >= all.length) {
            throw new IOException("there is no " + place);
        }
        return all[place];
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @param most bytes, beyond which nothing is read */
    static String readText(DataInputStream in, long most) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("a text of " + length + " bytes");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the stream ends within a text");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
