package candela.engine.document;

import candela.engine.document.PdfLines.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds headings, paragraphs and items in the lines of a PDF: headings are larger or bolder than most of the text. */
final class PdfLayout {

    private static final Pattern ITEM =
            Pattern.compile("^(?:[•▪◦‣·●○■–*\\uF0B7-]|\\(?\\d{1,2}[.)]|\\(?[a-z][.)])\\s+\\S.*");
    private static final Pattern BULLET = Pattern.compile("^[•▪◦‣·●○■–*\\uF0B7-]\\s+");
    private static final float LARGER = 1.12f;
    private static final int LONGEST = 200;
    private static final int LEVELS = 6;

    private final Telling telling;
    private final StringBuilder words = new StringBuilder();
    private Block.Type type = Block.Type.PARAGRAPH;
    private int level;
    private int page;

    PdfLayout(Telling telling) {
        this.telling = telling;
    }

    void tell(List<Line> lines) {
        var levels = new Levels(lines);
        @Nullable Line before = null;
        for (var it : lines) {
            add(it, levels.of(it, before));
            before = it;
        }
        flush();
    }

    private void add(Line line, int newLevel) {
        var isItem = newLevel == 0 && ITEM.matcher(line.text()).matches();
        if (line.page() != page || newLevel != level || isItem || newLevel == 0 && line.begins()) {
            flush();
            page = line.page();
            level = newLevel;
            type = newLevel > 0 ? Block.Type.HEADING : isItem ? Block.Type.ITEM : Block.Type.PARAGRAPH;
        }
        join(isItem ? BULLET.matcher(line.text()).replaceFirst("") : line.text());
    }

    /** A word that was divided at the end of a line is one again. */
    private void join(String text) {
        int last = words.length() - 1;
        if (last > 0
                && words.charAt(last) == '-'
                && Character.isLetter(words.charAt(last - 1))
                && Character.isLowerCase(text.charAt(0))) {
            words.setLength(last);
        } else if (last >= 0) {
            words.append(' ');
        }
        words.append(text);
    }

    private void flush() {
        switch (type) {
            case HEADING -> telling.heading(level, page, words.toString());
            case ITEM -> telling.item(page, words.toString());
            case PARAGRAPH, TABLE -> telling.paragraph(page, words.toString());
        }
        words.setLength(0);
    }

    /** Which lines are headings, and how high. */
    private static final class Levels {
        private final float body;
        private final boolean boldBody;
        private final List<Float> sizes = new ArrayList<>();

        private Levels(List<Line> lines) {
            Map<Float, Integer> letters = new HashMap<>();
            int bold = 0;
            int all = 0;
            for (var it : lines) {
                letters.merge(it.size(), it.text().length(), Integer::sum);
                bold += it.bold() ? it.text().length() : 0;
                all += it.text().length();
            }
            body = letters.entrySet().stream()
                    .filter(it -> it.getKey() > 0)
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0f);
            boldBody = bold > all / 3;
            letters.keySet().stream()
                    .filter(it -> it >= body * LARGER)
                    .sorted(Comparator.reverseOrder())
                    .limit(LEVELS - 1)
                    .forEach(sizes::add);
        }

        /** 0 for what is no heading. */
        private int of(Line line, @Nullable Line before) {
            if (line.size() == 0
                    || line.text().length() > LONGEST
                    || !line.text().matches(".*\\p{L}{2}.*")) {
                return 0;
            }
            if (line.size() >= body * LARGER) {
                var place = sizes.indexOf(line.size());
                return place < 0 ? LEVELS : place + 1;
            }
            return boldHeading(line, before) ? Math.min(sizes.size() + 1, LEVELS) : 0;
        }

        /** Bold alone is a heading only where it stands by itself and is no sentence. */
        private boolean boldHeading(Line line, @Nullable Line before) {
            return line.bold()
                    && !boldBody
                    && line.size() >= body * .95f
                    && line.text().length() <= 120
                    && !line.text().matches(".*[.,;:]$")
                    && (line.begins() || before == null || !before.bold() || before.page() != line.page());
        }
    }
}
