package candela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Writes PDFs of text, 500 words a page below a title; no two are the same, and each run writes the same ones. */
final class TextPdf {

    private static final int LINES = 45;
    private static final int WORDS_OF_A_LINE = 11;
    private static final List<String> WORDS = List.of(
            "leave", "policy", "employees", "of", "the", "company", "report", "for", "each", "quarter", "region");

    private final Path folder;
    private final Random random = new Random(1);
    private int number;

    TextPdf(Path folder) {
        this.folder = folder;
    }

    Path write(int pages) throws IOException {
        var file = folder.resolve("text-" + ++number + ".pdf");
        try (var pdf = new PDDocument();
                var out = Files.newOutputStream(file)) {
            for (var i = 0; i < pages; i++) {
                page(pdf, "Chapter " + (i + 1));
            }
            pdf.save(out);
        }
        return file;
    }

    private void page(PDDocument pdf, String title) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (var pen = new PDPageContentStream(pdf, page)) {
            pen.beginText();
            pen.newLineAtOffset(60, 790);
            pen.setLeading(15);
            pen.setFont(new PDType1Font(FontName.HELVETICA), 16);
            pen.showText(title);
            pen.setFont(new PDType1Font(FontName.HELVETICA), 10);
            for (var i = 0; i < LINES; i++) {
                pen.newLine();
                pen.showText(line());
            }
            pen.endText();
        }
    }

    private String line() {
        var line = new StringBuilder();
        for (var i = 0; i < WORDS_OF_A_LINE; i++) {
            line.append(WORDS.get(random.nextInt(WORDS.size()))).append(i == WORDS_OF_A_LINE - 1 ? "." : " ");
        }
        return line.toString();
    }
}
