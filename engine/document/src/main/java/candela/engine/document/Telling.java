package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Where readers tell what they find in a file, in its order; it cleans the text and counts it. */
final class Telling {

    private final DataOutputStream out;
    private final int most;
    private long told;

    Telling(DataOutputStream out, int most) {
        this.out = out;
        this.most = most;
    }

    /** Characters of text so far. */
    long told() {
        return told;
    }

    void begin(Kind kind, String name) {
        write(Frame.BEGIN, kind.ordinal());
        text(name);
    }

    void end() {
        write(Frame.END);
    }

    void heading(int level, int page, String words) {
        block(Block.Type.HEADING, Math.clamp(level, 1, 6), page, words);
    }

    void paragraph(int page, String words) {
        block(Block.Type.PARAGRAPH, 0, page, words);
    }

    void item(int page, String words) {
        block(Block.Type.ITEM, 0, page, words);
    }

    private void block(Block.Type type, int level, int page, String words) {
        var clean = clean(words, type == Block.Type.PARAGRAPH);
        if (!clean.isEmpty()) {
            count(clean.length());
            write(Frame.BLOCK, type.ordinal(), level, page);
            text(clean);
        }
    }

    /** Rows of spaces alone are left out. */
    void table(int page, List<List<String>> rows) {
        var filled = rows.stream()
                .map(it -> it.stream().map(cell -> clean(cell, false)).toList())
                .filter(it -> it.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        if (filled.isEmpty()) {
            return;
        }
        count(filled.stream()
                .flatMap(List::stream)
                .mapToLong(it -> it.length() + 3L)
                .sum());
        write(Frame.TABLE, page, filled.size());
        for (var row : filled) {
            number(row.size());
            row.forEach(this::text);
        }
    }

    void title(String words) {
        tell(Frame.TITLE, words);
    }

    void language(String tag) {
        tell(Frame.LANGUAGE, tag);
    }

    void note(String words) {
        tell(Frame.NOTE, words);
    }

    private void tell(Frame frame, String words) {
        var clean = shortened(words);
        if (!clean.isEmpty()) {
            write(frame);
            text(clean);
        }
    }

    void metadata(String key, String value) {
        var clean = shortened(value);
        if (!clean.isEmpty()) {
            write(Frame.METADATA);
            text(key);
            text(clean);
        }
    }

    void pages(int number) {
        write(Frame.PAGES, number);
    }

    void refused(Reason reason, String message) {
        write(Frame.REFUSED, reason.ordinal());
        text(message);
    }

    private void count(long characters) {
        told += characters;
        expect(0);
    }

    /** @throws Refusal when so many characters more would be too many: whoever gathers text asks before it is much */
    void expect(long characters) {
        if (told + characters > most) {
            throw new Refusal(
                    Reason.TOO_LARGE,
                    "holds more than %,d characters of text, the most for one file. Split it.".formatted(most));
        }
    }

    private static String shortened(String words) {
        var clean = clean(words.length() > 2_000 ? words.substring(0, 2_000) : words, false);
        return clean.length() > 500 ? clean.substring(0, 500) : clean;
    }

    /**
     * Text without control characters and halves of characters, each white space one blank or, if kept, one line break.
     */
    static String clean(String words, boolean lines) {
        var clean = new StringBuilder(words.length());
        var blank = false;
        var line = false;
        for (int i = 0; i < words.length(); ) {
            var point = words.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                blank = true;
                line |= lines && point == '\n';
            } else if (isText(point)) {
                if (blank && !clean.isEmpty()) {
                    clean.append(line ? '\n' : ' ');
                }
                blank = false;
                line = false;
                clean.appendCodePoint(point);
            }
        }
        return clean.toString();
    }

    private static boolean isText(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> point != 0xFEFF && point != 0xFFFD && point != 0xAD;
        };
    }

    private void write(Frame frame, int... numbers) {
        try {
            out.writeByte(frame.ordinal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var it : numbers) {
            number(it);
        }
    }

    private void number(int number) {
        try {
            out.writeInt(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(String words) {
        try {
            Frame.writeText(out, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
