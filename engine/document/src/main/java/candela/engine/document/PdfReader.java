package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/**
 * PDF by PDFBox, as Tika reads it, but with the sizes of its letters, which tell headings; pages that are pictures are
 * read by Tesseract.
 */
final class PdfReader implements FileReader {

    /** Of a page that is drawn for Tesseract: 300 dpi of A4. */
    private static final float LONGEST = 3_600;

    private final @Nullable Tesseract tesseract;

    PdfReader(@Nullable Tesseract tesseract) {
        this.tesseract = tesseract;
    }

    @Override
    public void read(Source source, Telling telling) throws IOException {
        try (var document = Loader.loadPDF(source.path().toFile())) {
            telling.pages(document.getNumberOfPages());
            var lines = new PdfLines(telling::expect);
            lines.writeText(document, Writer.nullWriter());
            var pictures = pictures(document, lines, telling);
            new PdfLayout(telling).tell(lines.all());
            properties(document, telling);
            if (!pictures.isEmpty() && telling.told() == 0) {
                throw new Refusal(Reason.NEEDS_OCR, Tesseract.MISSING);
            }
        }
    }

    /** Reads the pages without text, or notes that nobody can. */
    private List<Integer> pictures(PDDocument document, PdfLines lines, Telling telling) throws IOException {
        var unread = new ArrayList<Integer>();
        for (var page : lines.pagesWithoutText()) {
            if (tesseract == null) {
                unread.add(page);
            } else {
                lines.insert(page, read(tesseract, document, page));
            }
        }
        if (!unread.isEmpty()) {
            telling.note("Pages that are pictures of text were left out, since Tesseract is not installed: "
                    + unread.stream().limit(50).map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        return unread;
    }

    private static List<String> read(Tesseract tesseract, PDDocument document, int page) throws IOException {
        var box = document.getPage(page - 1).getCropBox();
        var scale = Math.min(300 / 72f, LONGEST / Math.max(box.getWidth(), box.getHeight()));
        var file = Files.createTempFile("page", ".png");
        try {
            var picture = new PDFRenderer(document).renderImage(page - 1, scale, ImageType.GRAY);
            ImageIO.write(picture, "png", file.toFile());
            return tesseract.read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void properties(PDDocument document, Telling telling) {
        var properties = document.getDocumentInformation();
        tell("author", properties.getAuthor(), telling);
        tell("subject", properties.getSubject(), telling);
        tell("keywords", properties.getKeywords(), telling);
        var created = properties.getCreationDate();
        tell("created", created == null ? null : created.toInstant().toString(), telling);
        var title = properties.getTitle();
        if (title != null) {
            Properties.title(title, telling);
        }
        var language = document.getDocumentCatalog().getLanguage();
        if (language != null) {
            telling.language(language);
        }
    }

    private static void tell(String key, @Nullable String value, Telling telling) {
        if (value != null) {
            telling.metadata(key, value);
        }
    }
}
