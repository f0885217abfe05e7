package candela.engine.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts text of documents into sentences; a heading, an item of a list and a row of a table are ones of their own. */
public final class Sentences {

    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*•–▪◦]|\\d{1,3}[.)]|[a-z][.)])\\s");
    private static final Pattern CELLS = Pattern.compile("[|\\t]");
    private static final Pattern ENDED = Pattern.compile("[.!?…:;]['\"”’»)\\]]*\\s*$");
    private static final Pattern TITLE = Pattern.compile(
            "(?<![\\p{L}\\p{N}.])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\\.g|i\\.e|ca|approx|TP|ThS|TS|GS|PGS|\\p{Lu})\\.\\s*$");
    private static final Pattern BEFORE_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}.])(?:No|Nr|Art|Fig|Sec|Vol|pp?|Abs)\\.\\s*$");
    /** A line that ends sooner was not wrapped for want of room. */
    private static final int WRAPPED = 45;

    private Sentences() {}

    /** Where a sentence stands in its text, in UTF-16 units, the end exclusive; without the space around it. */
    public record Sentence(int start, int end) {

        public String in(String text) {
            return text.substring(start, end);
        }
    }

    public static List<Sentence> of(String text) {
        var sentences = new ArrayList<Sentence>();
        int from = 0;
        for (int line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
            if (isBorder(text, line)) {
                cut(text, from, line, sentences);
                from = line + 1;
            }
        }
        cut(text, from, text.length(), sentences);
        return sentences;
    }

    /** Whether what stands before and after this line break are two things, not one that was wrapped. */
    private static boolean isBorder(String text, int lineBreak) {
        var before = text.substring(text.lastIndexOf('\n', lineBreak - 1) + 1, lineBreak);
        int end = text.indexOf('\n', lineBreak + 1);
        var after = text.substring(lineBreak + 1, end < 0 ? text.length() : end);
        if (before.isBlank() || after.isBlank()) {
            return true;
        }
        var begins = after.strip().codePointAt(0);
        return ITEM.matcher(after).find()
                || CELLS.matcher(before).find()
                || CELLS.matcher(after).find()
                || ENDED.matcher(before).find()
                || before.length() < WRAPPED && !before.strip().endsWith(",") && !Character.isLowerCase(begins);
    }

    private static void cut(String text, int from, int to, List<Sentence> sentences) {
        var part = text.substring(from, to);
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(part);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end == part.length() || !goesOn(part.substring(start, end), part.substring(end))) {
                add(text, from + start, from + end, sentences);
                start = end;
            }
        }
    }

    private static boolean goesOn(String said, String next) {
        var first = next.codePointAt(0);
        return Character.isLowerCase(first)
                || TITLE.matcher(said).find()
                || Character.isDigit(first) && BEFORE_NUMBER.matcher(said).find();
    }

    private static void add(String text, int from, int to, List<Sentence> sentences) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            sentences.add(new Sentence(start, end));
        }
    }
}
