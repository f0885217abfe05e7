package candela.engine.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files of each kind about the same leave policy, written by the libraries of the programs that make them. */
final class Samples {

    static final String LEAVE = "Every employee has twenty-five days of paid leave in a year.";
    static final String SICK = "Whoever is ill tells the team before ten o'clock.";

    private Samples() {}

    /** What writes into a stream. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Path file(Path folder, String name, Writing writing) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        return file;
    }

    /** Two pages: a heading of 20 points, one of 14, text of 11. */
    static void pdf(OutputStream out) throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.getDocumentInformation().setAuthor("Ana Trần");
            try (var page = page(pdf)) {
                line(page, FontName.HELVETICA, 20, 760, "Leave policy");
                line(page, FontName.HELVETICA, 14, 720, "Holidays");
                line(page, FontName.HELVETICA, 11, 690, "Every employee has twenty-five days of");
                line(page, FontName.HELVETICA, 11, 676, "paid leave in a year.");
            }
            try (var page = page(pdf)) {
                line(page, FontName.HELVETICA, 14, 760, "Illness");
                line(page, FontName.HELVETICA, 11, 730, SICK);
                line(page, FontName.HELVETICA, 11, 690, "- call the office");
                line(page, FontName.HELVETICA, 11, 676, "- write to the team");
            }
            pdf.save(out);
        }
    }

    private static PDPageContentStream page(PDDocument pdf) throws IOException {
        var page = new PDPage(org.apache.pdfbox.pdmodel.common.PDRectangle.A4);
        pdf.addPage(page);
        return new PDPageContentStream(pdf, page);
    }

    static void line(PDPageContentStream page, FontName font, float size, float y, String text) throws IOException {
        page.beginText();
        page.setFont(new PDType1Font(font), size);
        page.newLineAtOffset(60, y);
        page.showText(text);
        page.endText();
    }

    static void docx(OutputStream out) throws IOException {
        try (var word = new XWPFDocument()) {
            word.getProperties().getCoreProperties().setTitle("Leave policy");
            var styles = word.createStyles();
            for (var it : List.of("Heading1", "Heading2")) {
                var style = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle.Factory.newInstance();
                style.setStyleId(it);
                style.addNewName().setVal(it.replace("Heading", "heading "));
                styles.addStyle(new org.apache.poi.xwpf.usermodel.XWPFStyle(style));
            }
            paragraph(word, "Heading1", "Leave policy");
            paragraph(word, "Heading2", "Holidays");
            paragraph(word, null, LEAVE);
            paragraph(word, "Heading2", "Illness");
            paragraph(word, null, SICK);
            var table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Region");
            table.getRow(0).getCell(1).setText("Days");
            table.getRow(1).getCell(0).setText("Huế");
            table.getRow(1).getCell(1).setText("25");
            word.write(out);
        }
    }

    private static void paragraph(XWPFDocument word, @org.jspecify.annotations.Nullable String style, String text) {
        var paragraph = word.createParagraph();
        if (style != null) {
            paragraph.setStyle(style);
        }
        paragraph.createRun().setText(text);
    }

    static void pptx(OutputStream out) throws IOException {
        try (var show = new XMLSlideShow()) {
            var master = show.getSlideMasters().get(0);
            var layout = master.getLayout(org.apache.poi.xslf.usermodel.SlideLayout.TITLE_AND_CONTENT);
            for (var texts : List.of(List.of("Holidays", LEAVE), List.of("Illness", SICK))) {
                var slide = show.createSlide(layout);
                slide.getPlaceholder(0).setText(texts.get(0));
                slide.getPlaceholder(1).setText(texts.get(1));
            }
            show.write(out);
        }
    }

    static void xlsx(OutputStream out) throws IOException {
        try (var book = new XSSFWorkbook()) {
            for (var name : List.of("Leave", "Offices")) {
                var sheet = book.createSheet(name);
                var head = sheet.createRow(0);
                head.createCell(0).setCellValue("Region");
                head.createCell(1).setCellValue("Days");
                var row = sheet.createRow(1);
                row.createCell(0).setCellValue("Huế");
                row.createCell(1).setCellValue(25);
            }
            book.write(out);
        }
    }

    /** An archive in whose first place stands what it is, as OpenDocument and EPUB want it. */
    static void archive(OutputStream out, String type, Map<String, String> entries) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            var bytes = type.getBytes(StandardCharsets.US_ASCII);
            var first = new ZipEntry("mimetype");
            var crc = new CRC32();
            crc.update(bytes);
            first.setMethod(ZipEntry.STORED);
            first.setSize(bytes.length);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(bytes);
            for (var it : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(it.getKey()));
                zip.write(it.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    static void odt(OutputStream out) throws IOException {
        archive(out, "application/vnd.oasis.opendocument.text", Map.of("content.xml", odtContent("", LEAVE)));
    }

    static String odtContent(String doctype, String words) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>%s
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2">
              <office:body><office:text>
                <text:h text:outline-level="1">Leave policy</text:h>
                <text:p>%s</text:p>
                <table:table><table:table-row>
                  <table:table-cell><text:p>Huế</text:p></table:table-cell>
                  <table:table-cell><text:p>25</text:p></table:table-cell>
                </table:table-row></table:table>
              </office:text></office:body>
            </office:document-content>
            """.formatted(doctype, words).strip();
    }

    static void epub(OutputStream out) throws IOException {
        archive(
                out,
                "application/epub+zip",
                Map.of(
                        "META-INF/container.xml",
                        """
                        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                        <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
                        "book.opf",
                        """
                        <package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">
                        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Leave policy</dc:title></metadata>
                        <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
                        <spine><itemref idref="a"/></spine></package>""",
                        "a.xhtml",
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><h1>Holidays</h1><p>"
                                + LEAVE + "</p></body></html>"));
    }

    static String rtf() {
        return "{\\rtf1\\ansi{\\info{\\title Leave policy}}\\pard " + LEAVE + "\\par Hu\\u7871?\\par}";
    }

    static String html() {
        return """
            <!doctype html><html lang="en"><head><title>Leave policy</title><style>p { color: red }</style></head><body>
            <h1>Leave</h1><p>Every employee has twenty-five days
               of paid leave in a year.</p><script>alert("no")</script>
            <h2>Illness</h2><ul><li>call the office</li><li>write to the team</li></ul>
            <table><tr><th>Region</th><th>Days</th></tr><tr><td>Huế</td><td>25</td></tr></table>
            </body></html>
            """;
    }

    static String markdown() {
        return """
            ---
            title: Leave policy
            ---
            # Leave

            Every employee has **twenty-five** days
            of paid leave in a year.

            ## Illness

            - call the [office](https://example.org)
            - write to the team

            | Region | Days |
            |--------|------|
            | Huế    | 25   |
            """;
    }

    static String mail(String attached) {
        return """
            From: Ana Tran <ana@example.org>
            To: Binh <binh@example.org>
            Subject: Leave policy
            Date: Mon, 3 Mar 2025 09:00:00 +0000
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8

            Hello Binh,

            the policy is attached.

            --b
            Content-Type: text/markdown; name="../../policy.md"
            Content-Disposition: attachment; filename="../../policy.md"

            %s
            --b--
            """.formatted(attached).replace("\n", "\r\n");
    }

    /** An Outlook message with a subject and a body of plain text. */
    static void msg(OutputStream out) throws IOException {
        try (var files = new POIFSFileSystem()) {
            var root = files.getRoot();
            stream(root, "__substg1.0_001A001F", "IPM.Note");
            stream(root, "__substg1.0_0037001F", "Leave policy");
            stream(root, "__substg1.0_1000001F", LEAVE);
            root.createDocument("__properties_version1.0", new java.io.ByteArrayInputStream(new byte[32]));
            files.writeFilesystem(out);
        }
    }

    private static void stream(org.apache.poi.poifs.filesystem.DirectoryEntry root, String name, String text)
            throws IOException {
        root.createDocument(name, new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE)));
    }

    private static java.awt.image.BufferedImage drawn() {
        var picture = new java.awt.image.BufferedImage(1_200, 300, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
        var pen = picture.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, 1_200, 300);
        pen.setColor(java.awt.Color.BLACK);
        pen.setFont(new java.awt.Font(java.awt.Font.SERIF, java.awt.Font.PLAIN, 90));
        pen.drawString("Leave policy", 100, 180);
        pen.dispose();
        return picture;
    }

    static void picture(OutputStream out) throws IOException {
        javax.imageio.ImageIO.write(drawn(), "png", out);
    }

    /** A page that is only a picture. */
    static void scan(OutputStream out) throws IOException {
        try (var pdf = new PDDocument()) {
            try (var page = page(pdf)) {
                var picture = org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory.createFromImage(pdf, drawn());
                page.drawImage(picture, 50, 500, 480, 120);
            }
            pdf.save(out);
        }
    }

    static byte[] bytes(Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }
}
