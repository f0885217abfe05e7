package candela.server.knowledge.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files of several kinds, and one that was made to do harm. */
final class Papers {

    static final String LEAVE = "Every employee has twenty-five days of paid leave in a year.";

    private static final int HUNDRED_MEGABYTES = 100 << 20;

    private Papers() {}

    /** What writes into a stream. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        try (var out = new ByteArrayOutputStream()) {
            writing.to(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page for each text, below a heading. */
    static byte[] pdf(String... texts) {
        return bytes(out -> {
            try (var pdf = new PDDocument()) {
                for (var text : texts) {
                    var page = new PDPage(PDRectangle.A4);
                    pdf.addPage(page);
                    try (var content = new PDPageContentStream(pdf, page)) {
                        line(content, 18, 760, "A heading");
                        line(content, 11, 720, text);
                    }
                }
                pdf.save(out);
            }
        });
    }

    private static void line(PDPageContentStream page, int size, int y, String text) throws IOException {
        page.beginText();
        page.setFont(new PDType1Font(FontName.HELVETICA), size);
        page.newLineAtOffset(60, y);
        page.showText(text);
        page.endText();
    }

    static byte[] word(String text) {
        return bytes(out -> {
            try (var word = new XWPFDocument()) {
                word.createParagraph().createRun().setText(text);
                word.write(out);
            }
        });
    }

    /** A mail with a text of its own and one that is attached. */
    static byte[] mail(String text, String attached) {
        return String.join(
                        "\r\n",
                        List.of(
                                "From: ana@example.com",
                                "To: bo@example.com",
                                "Subject: Boats",
                                "MIME-Version: 1.0",
                                "Content-Type: multipart/mixed; boundary=xx",
                                "",
                                "--xx",
                                "Content-Type: text/plain; charset=utf-8",
                                "",
                                text,
                                "--xx",
                                "Content-Type: text/markdown; name=rules.md",
                                "Content-Disposition: attachment; filename=rules.md",
                                "Content-Transfer-Encoding: base64",
                                "",
                                Base64.getEncoder().encodeToString(attached.getBytes(StandardCharsets.UTF_8)),
                                "--xx--",
                                ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A Word document of some kilobytes that unpacks to hundreds of megabytes. */
    static byte[] bomb() {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write("""
                        <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""".getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                var zeros = new byte[1 << 20];
                for (var written = 0; written < 3 * HUNDRED_MEGABYTES; written += zeros.length) {
                    zip.write(zeros);
                }
            }
        });
    }

    /** So many paragraphs of a line each, no two the same. */
    static String paragraphs(String word, int number) {
        var text = new StringBuilder();
        for (var i = 0; i < number; i++) {
            text.append("The ").append(word).append(" of paragraph ").append(i).append(" lies in the harbour.\n\n");
        }
        return text.toString();
    }
}
