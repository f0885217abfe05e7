package candela.engine.document;

import java.util.ArrayList;
import java.util.List;

/** Finds where a long text is best cut: after a paragraph, a line, a sentence, a word; never within a character. */
final class Cuts {

    private Cuts() {}

    /** Ranges of at most so many characters that follow each other. */
    static List<Span> of(String text, Span whole, int most) {
        var spans = new ArrayList<Span>();
        int start = whole.start();
        while (whole.end() - start > most) {
            var end = end(text, start, start + most);
            spans.add(new Span(start, end));
            start = end;
        }
        spans.add(new Span(start, whole.end()));
        return spans;
    }

    static List<Span> overlapping(String text, int size, int overlap) {
        var spans = new ArrayList<Span>();
        int start = 0;
        while (text.length() - start > size) {
            var end = end(text, start, start + size);
            spans.add(new Span(start, end));
            start = overlap == 0 ? end : begin(text, start, end - overlap, end);
        }
        spans.add(new Span(start, text.length()));
        return spans;
    }

    /** The best place in the second half of a range; {@code latest} where there is none. */
    private static int end(String text, int start, int latest) {
        int earliest = start + (latest - start) / 2;
        for (var mark : List.of("\n\n", "\n", ". ", "! ", "? ", "; ", ", ", " ")) {
            int place = text.lastIndexOf(mark, latest - mark.length());
            if (place >= earliest) {
                return place + mark.length();
            }
        }
        return whole(text, latest);
    }

    /** The first beginning of a word near the end of a range, or of a character where there is no other. */
    private static int begin(String text, int start, int from, int end) {
        for (int i = Math.max(from, start + 1); i < end; i++) {
            if (Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        int it = whole(text, from);
        return it > start ? it : end;
    }

    /** Before a character whose halves or marks this place would part. */
    private static int whole(String text, int place) {
        int it = place;
        while (place - it < 16 && it > 1 && parts(text, it)) {
            it--;
        }
        return it;
    }

    private static boolean parts(String text, int place) {
        var after = text.charAt(place);
        return Character.isLowSurrogate(after) && Character.isHighSurrogate(text.charAt(place - 1))
                || Character.getType(after) == Character.NON_SPACING_MARK
                || after == '\u200D'
                || text.charAt(place - 1) == '\u200D';
    }
}
