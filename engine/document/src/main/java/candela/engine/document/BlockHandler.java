package candela.engine.document;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Makes blocks of the XHTML that Tika's parsers write. */
final class BlockHandler extends DefaultHandler {

    /** A table is told in parts, so that a long one is never held as a whole. */
    private static final int ROWS = 2_000;

    private static final int TITLE = 120;

    private final Telling telling;
    /** Whether line breaks in the text are only how the file was written. */
    private final boolean flowing;

    private final boolean paged;
    /** Whether the first text of a page is its title. */
    private final boolean slides;

    private final StringBuilder words = new StringBuilder();
    private List<List<String>> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int tables;
    private int unseen;
    private int level;
    private boolean item;
    private int page;
    /** The slide whose title was told. */
    private int titled;

    private long held;

    BlockHandler(Kind kind, Telling telling) {
        this.telling = telling;
        this.flowing = kind == Kind.HTML || kind == Kind.EPUB;
        this.slides = kind == Kind.SLIDES;
        this.paged = kind == Kind.SLIDES || kind == Kind.WORKBOOK;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "head", "script", "style", "template" -> unseen++;
            case "table" -> {
                flush();
                tables++;
            }
            case "tr" -> row();
            case "td", "th", "col", "caption" -> cellBegins();
            case "br" -> words.append(flowing ? "\u2028" : "\n");
            case "div" -> {
                flush();
                page += paged && begins(attributes.getValue("class")) ? 1 : 0;
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                level = name.charAt(1) - '0';
            }
            case "li" -> {
                flush();
                item = true;
            }
            default -> flushAt(name);
        }
    }

    private static boolean begins(String kind) {
        return "slide-content".equals(kind) || "slide".equals(kind) || "sheet".equals(kind);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "head", "script", "style", "template" -> unseen--;
            case "table" -> tableEnds();
            case "tr" -> row();
            case "td", "th" -> cell();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                flush();
                level = 0;
            }
            case "li" -> {
                flush();
                item = false;
            }
            default -> flushAt(name);
        }
    }

    private void flushAt(String name) {
        switch (name) {
            case "p",
                    "div",
                    "pre",
                    "blockquote",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "nav",
                    "main",
                    "ul",
                    "ol",
                    "dl",
                    "dt",
                    "dd",
                    "hr",
                    "body",
                    "form",
                    "figure",
                    "figcaption",
                    "address" -> flush();
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (unseen > 0) {
            return;
        }
        telling.expect(held + words.length() + length);
        words.append(text, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) {
        if (unseen == 0 && !words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
            words.append('\n');
        }
    }

    private void cellBegins() {
        if (tables == 1) {
            words.setLength(0);
        } else {
            words.append(' ');
        }
    }

    /** A table within a cell is text of that cell. */
    private void cell() {
        if (tables == 1) {
            cells.add(Telling.clean(words.toString(), false));
            words.setLength(0);
        } else {
            words.append(' ');
        }
    }

    private void row() {
        if (tables != 1 || cells.isEmpty()) {
            return;
        }
        held += cells.stream().mapToLong(String::length).sum();
        rows.add(cells);
        cells = new ArrayList<>();
        if (rows.size() >= ROWS) {
            table();
        }
    }

    private void tableEnds() {
        row();
        tables--;
        if (tables == 0) {
            table();
            words.setLength(0);
        }
    }

    /** A table with one column is only a way to place paragraphs. */
    private void table() {
        if (rows.stream()
                .allMatch(it -> it.stream().filter(cell -> !cell.isEmpty()).count() <= 1)) {
            rows.forEach(it -> telling.paragraph(page, String.join("", it)));
        } else {
            telling.table(page, rows);
        }
        rows = new ArrayList<>();
        held = 0;
    }

    private void flush() {
        if (tables > 0) {
            words.append(' ');
            return;
        }
        var text = words.toString();
        words.setLength(0);
        if (text.isBlank()) {
            return;
        }
        if (level > 0) {
            telling.heading(level, page, text);
        } else if (item) {
            telling.item(page, text);
        } else {
            paragraphs(text);
        }
    }

    private void paragraphs(String text) {
        if (flowing) {
            telling.paragraph(page, text.replace('\n', ' ').replace('\u2028', '\n'));
            return;
        }
        if (slides && page > titled && text.strip().length() <= TITLE) {
            titled = page;
            telling.heading(1, page, text);
            return;
        }
        titled = page;
        for (var it : text.split("\\R[ \\t\\x0B\\f]*\\R")) {
            telling.paragraph(page, it);
        }
    }

    /** When the parser is done. */
    void finish() {
        if (tables > 0) {
            tables = 1;
            tableEnds();
        }
        flush();
        if (paged && page > 0) {
            telling.pages(page);
        }
    }
}
