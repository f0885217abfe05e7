package candela.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/** Markdown with tables: what a reader sees of it, without marks, links and pictures. */
final class MarkdownReader implements FileReader {

    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?\\R)---\\R", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("(?m)^title:\\s*[\"']?(.*?)[\"']?\\s*$");

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public void read(Source source, Telling telling) throws Exception {
        var text = TextReader.all(source, telling);
        var front = FRONT_MATTER.matcher(text);
        if (front.find()) {
            var title = TITLE.matcher(front.group(1));
            if (title.find()) {
                telling.title(title.group(1));
            }
            text = text.substring(front.end());
        }
        parser.parse(text).accept(new Blocks(telling));
    }

    /** Tells each block of a text. */
    private static final class Blocks extends AbstractVisitor {
        private final Telling telling;
        private int items;

        private Blocks(Telling telling) {
            this.telling = telling;
        }

        @Override
        public void visit(Heading heading) {
            telling.heading(heading.getLevel(), 0, words(heading));
        }

        @Override
        public void visit(Paragraph paragraph) {
            tell(words(paragraph));
        }

        @Override
        public void visit(ListItem item) {
            items++;
            visitChildren(item);
            items--;
        }

        @Override
        public void visit(FencedCodeBlock code) {
            tell(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            tell(code.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            tell(Jsoup.parseBodyFragment(html.getLiteral()).text());
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                telling.table(0, rows(block, new ArrayList<>()));
            }
        }

        private void tell(String words) {
            if (items > 0) {
                telling.item(0, words);
            } else {
                telling.paragraph(0, words);
            }
        }
    }

    private static List<List<String>> rows(Node table, List<List<String>> rows) {
        for (var it = table.getFirstChild(); it != null; it = it.getNext()) {
            if (it instanceof TableRow) {
                rows.add(cells(it));
            } else {
                rows(it, rows);
            }
        }
        return rows;
    }

    private static List<String> cells(Node row) {
        var cells = new ArrayList<String>();
        for (var it = row.getFirstChild(); it != null; it = it.getNext()) {
            if (it instanceof TableCell) {
                cells.add(words(it));
            }
        }
        return cells;
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                words.append('\n');
            }
        });
        return words.toString();
    }
}
