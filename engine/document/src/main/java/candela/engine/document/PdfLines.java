package candela.engine.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF as they stand on its pages, with the size of their letters. */
final class PdfLines extends PDFTextStripper {

    /**
     * A line of text.
     *
     * @param size of its letters in points; 0 where nobody knows
     * @param bold whether all of it is
     * @param begins whether it stands apart from the line above
     */
    record Line(int page, String text, float size, boolean bold, boolean begins) {}

    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|semib", Pattern.CASE_INSENSITIVE);

    private final LongConsumer expect;
    private final Map<PDFont, Boolean> fonts = new IdentityHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Set<Integer> withoutText = new TreeSet<>();
    private final StringBuilder words = new StringBuilder();
    private long characters;
    private int letters;
    private int bold;
    private float sizes;
    private boolean begins;
    private int before;

    /** @param expect told how many characters there are so far; it throws when these are too many */
    PdfLines(LongConsumer expect) {
        this.expect = expect;
    }

    List<Line> all() {
        return lines;
    }

    Set<Integer> pagesWithoutText() {
        return withoutText;
    }

    /** Puts text at the end of a page that had none. */
    void insert(int page, List<String> paragraphs) {
        lines.addAll(paragraphs.stream()
                .map(it -> new Line(page, it, 0, false, true))
                .toList());
        lines.sort(Comparator.comparingInt(Line::page));
    }

    @Override
    protected void startPage(PDPage page) {
        before = lines.size();
    }

    @Override
    protected void endPage(PDPage page) throws IOException {
        line();
        var letters = lines.subList(before, lines.size()).stream()
                .mapToInt(it -> it.text().length())
                .sum();
        if (letters < 5 && hasPicture(page.getResources(), 0)) {
            withoutText.add(getCurrentPageNo());
        }
    }

    private static boolean hasPicture(PDResources resources, int depth) throws IOException {
        if (resources == null || depth > 3) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return true;
            }
            if (resources.getXObject(name) instanceof org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject form
                    && hasPicture(form.getResources(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void writeParagraphStart() {
        begins = true;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        words.append(text);
        for (var it : positions) {
            letters++;
            sizes += it.getFontSizeInPt();
            bold += isBold(it) ? 1 : 0;
        }
    }

    /** Few fonts print very many letters, so each is looked at once. */
    private boolean isBold(TextPosition position) {
        var font = position.getFont();
        return font != null && fonts.computeIfAbsent(font, PdfLines::isBold);
    }

    private static boolean isBold(PDFont font) {
        var name = font.getName();
        return name != null && BOLD.matcher(name).find();
    }

    @Override
    protected void writeWordSeparator() {
        words.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        line();
    }

    @Override
    protected void writeParagraphEnd() {
        line();
    }

    private void line() {
        var text = Telling.clean(words.toString(), false);
        words.setLength(0);
        if (!text.isEmpty() && letters > 0) {
            characters += text.length();
            expect.accept(characters);
            lines.add(
                    new Line(getCurrentPageNo(), text, Math.round(sizes / letters * 2) / 2f, bold == letters, begins));
            begins = false;
        }
        letters = 0;
        bold = 0;
        sizes = 0;
    }
}
