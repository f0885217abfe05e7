package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a file is encoded, found by looking at all of it or chosen by its owner.
 *
 * @param mark how many bytes of a byte order mark come first
 * @param chosen what the owner says; null where it was found
 */
record TextEncoding(Charset charset, int mark, @Nullable FileEncoding chosen) {

    private static final int CHUNK = 1 << 16;
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset VIETNAMESE = Charset.forName("windows-1258");

    private TextEncoding(Charset charset, int mark) {
        this(charset, mark, null);
    }

    /** @throws DataException MALFORMED when the file does not hold text in this encoding, as far as that shows now */
    static TextEncoding chosen(FileEncoding encoding, Path path, String name) throws IOException {
        var head = head(path);
        var marked = marked(head);
        var mark = marked != null && marked.charset().equals(encoding.charset()) ? marked.mark() : 0;
        var isWide = encoding == FileEncoding.UTF_16LE || encoding == FileEncoding.UTF_16BE;
        if (!isWide) {
            refuseBinary(head, name);
        }
        if (encoding == FileEncoding.UTF_8 && !isUtf8(path)) {
            throw unfit(encoding, name);
        }
        return new TextEncoding(encoding.charset(), mark, encoding);
    }

    static DataException unfit(FileEncoding encoding, String name) {
        return new DataException(
                Reason.MALFORMED,
                "“%s” is no text in %s: choose another encoding, or let it be recognised."
                        .formatted(name, encoding.label()));
    }

    /** @throws DataException MALFORMED when the file holds no text */
    static TextEncoding of(Path path, String name) throws IOException {
        var head = head(path);
        var marked = marked(head);
        if (marked != null) {
            return marked;
        }
        refuseBinary(head, name);
        if (isUtf8(path)) {
            return new TextEncoding(StandardCharsets.UTF_8, 0);
        }
        return new TextEncoding(isVietnamese(head) ? VIETNAMESE : WESTERN, 0);
    }

    private static byte[] head(Path path) throws IOException {
        try (var stream = Files.newInputStream(path)) {
            return stream.readNBytes(4 * CHUNK);
        }
    }

    private static @Nullable TextEncoding marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        return unmarkedUtf16(head);
    }

    /** Western text in UTF-16 has a zero in every second byte. */
    private static @Nullable TextEncoding unmarkedUtf16(byte[] head) {
        var pairs = Math.min(head.length, 2_000) / 2;
        var zeros = new int[2];
        for (var i = 0; i < pairs * 2; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if (pairs < 4 || Math.max(zeros[0], zeros[1]) < pairs * .7 || Math.min(zeros[0], zeros[1]) > 0) {
            return null;
        }
        return new TextEncoding(zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (var i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseBinary(byte[] head, String name) {
        var controls = 0;
        for (var b : head) {
            if (b == 0 || (b > 0 && b < 9) || (b > 13 && b < 32 && b != 26 && b != 27)) {
                controls++;
            }
        }
        if (controls > head.length / 500) {
            throw new DataException(
                    Reason.MALFORMED,
                    "“" + name + "” holds no text: it is not a table in CSV, or damaged. Export it again as CSV.");
        }
    }

    private static boolean isUtf8(Path path) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(CHUNK);
        var chars = CharBuffer.allocate(CHUNK);
        try (var channel = Files.newByteChannel(path)) {
            var end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                if (decoder.decode(bytes, chars.clear(), end).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    /** Windows-1258 writes tones as a byte of their own after a vowel; in Windows-1252 such pairs make no words. */
    private static boolean isVietnamese(byte[] head) {
        var tones = 0;
        var afterVowel = 0;
        for (var i = 1; i < head.length; i++) {
            if ("\u00CC\u00D2\u00DE\u00EC\u00F2".indexOf(head[i] & 0xFF) >= 0) {
                tones++;
                var before = (char) (head[i - 1] & 0xFF);
                afterVowel += "aeiouyAEIOUY\u00E2\u00E3\u00EA\u00F4\u00F5\u00FD\u00C2\u00C3\u00CA\u00D4\u00D5\u00DD"
                                        .indexOf(before)
                                >= 0
                        ? 1
                        : 0;
            }
        }
        return tones >= 3 && afterVowel >= tones * .95;
    }

    boolean isVietnamese() {
        return charset.equals(VIETNAMESE);
    }

    /** What the owner should know of it; empty for the usual. */
    String note() {
        var name = chosen == null ? charset.displayName() : chosen.label();
        return charset.equals(StandardCharsets.UTF_8) ? "" : "Read as " + name + " text.";
    }

    Reader open(Path path) throws IOException {
        InputStream stream = Files.newInputStream(path);
        stream.skipNBytes(mark);
        return new BufferedReader(
                chosen == null ? new InputStreamReader(stream, charset) : new InputStreamReader(stream, strict()),
                CHUNK);
    }

    /** What was chosen wrongly shows, rather than being read as something else. */
    private CharsetDecoder strict() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
