package candela.engine.document;

import static candela.engine.document.Reading.assertRefused;
import static candela.engine.document.Reading.told;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.document.ExtractionException.Reason;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to do harm: each ends in words, and neither the host nor the next file notices. */
class HostileTest {

    @TempDir
    static Path folder;

    private Reading reading;
    private HttpServer elsewhere;
    private final AtomicInteger visits = new AtomicInteger();
    private long before;

    @BeforeEach
    void begin() throws IOException {
        reading = new Reading(Files.createTempDirectory(folder, "case"));
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        before = heap();
    }

    /** The heap stayed flat, nobody called home, and the same worker place still reads. */
    @AfterEach
    void theHostIsWell() throws IOException {
        assertThat(heap() - before).isLessThan(32L << 20);
        assertThat(visits).hasValue(0);
        assertThat(told(reading.of("well.md", "# Well\n\nstill here"))).containsExactly("h1 Well", "p still here");
        reading.close();
        elsewhere.stop(0);
        try (var left = Files.list(reading.folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @SuppressWarnings("System.gc")
    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String address() {
        return "http://127.0.0.1:" + elsewhere.getAddress().getPort();
    }

    @Test
    void anArchiveThatUnpacksWithoutEnd() throws IOException {
        assertRefused(
                reading.refusal("bomb.docx", out -> replaced(out, Samples::docx, "word/document.xml", 600)),
                Reason.HARMFUL,
                "bomb.docx",
                "unpacks");
    }

    @Test
    void aPageThatUnpacksWithoutEnd() throws IOException {
        // a page whose content is 700 MB of zeros, packed twice
        assertThat(reading.refusal("bomb.pdf", HostileTest::packedPdf).reason()).isIn(Reason.TOO_LARGE, Reason.EMPTY);
    }

    @Test
    void aFileThatNeedsMoreMemoryThanThereIs() throws IOException {
        var page = Samples.file(reading.folder, "page.html", out -> {
            repeat(out, "<html><body><p>", 1);
            repeat(out, "<b>a</b>".repeat(1 << 13), 2_048);
        });

        assertRefused(reading.refusal(page), Reason.TOO_LARGE, "page.html", "256 MB of memory");
        Files.delete(page);
    }

    @Test
    void entitiesThatMultiply() throws IOException {
        var entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i <= 30; i++) {
            entities.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        var content = Samples.odtContent("<!DOCTYPE x [" + entities + "]>", "&a30;");
        var file = odt("laughs.odt", content);

        try {
            assertThat(reading.of(file).text()).hasSizeLessThan(1_000);
        } catch (ExtractionException e) {
            assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
        }
    }

    @Test
    void entitiesFromElsewhere() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "the crown jewels");
        for (var place : new String[] {secret.toUri().toString(), address() + "/x"}) {
            var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + place + "\">]>";
            var content = Samples.odtContent(doctype, "before &e; after");
            assertNothingLeaks(odt("xxe.odt", content));
            assertNothingLeaks(Samples.file(
                    reading.folder, "xxe.docx", out -> replaced(out, Samples::docx, "word/document.xml", doctype)));
        }
    }

    private void assertNothingLeaks(Path file) {
        try {
            assertThat(reading.of(file).text()).doesNotContain("jewels");
        } catch (ExtractionException e) {
            assertThat(e.getMessage()).doesNotContain("jewels");
        }
    }

    @Test
    void picturesStylesAndFontsFromElsewhere() throws IOException {
        var page = """
            <html><head><link rel="stylesheet" href="%1$s/a.css"><base href="%1$s/">
            <style>@import url(%1$s/b.css); @font-face { font-family: x; src: url(%1$s/c.woff) }</style></head>
            <body background="%1$s/d.png"><p>Read me</p><img src="%1$s/e.png"><iframe src="%1$s/f"></iframe>
            <object data="%1$s/g"></object><svg><image href="%1$s/h.svg"/></svg></body></html>
            """.formatted(address());

        assertThat(reading.of("page.html", page).text()).isEqualTo("Read me");
        var drawing = Files.writeString(
                reading.folder.resolve("drawing.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + address() + "/x\"/></svg>");
        assertRefused(reading.refusal(drawing), Reason.UNSUPPORTED, "image/svg+xml");
    }

    @Test
    void aGigabyteInOneLine() throws IOException {
        for (var name : new String[] {"line.txt", "line.md", "line.csv"}) {
            var file = reading.folder.resolve(name);
            try (var out = Files.newOutputStream(file)) {
                repeat(out, "a".repeat(1 << 16), name.equals("line.txt") ? 16_384 : 2_048);
            }
            assertThat(reading.refusal(file).reason()).as(name).isIn(Reason.TOO_LARGE, Reason.DAMAGED);
            Files.delete(file);
        }
    }

    @Test
    void aPdfWithoutEnd() throws IOException {
        var bounds = Reading.BOUNDS.withTime(Duration.ofSeconds(3)).withCharacters(1_000_000_000);
        try (var impatient = new Reading(Files.createTempDirectory(folder, "case"), bounds)) {
            var refusal = impatient.refusal("endless.pdf", HostileTest::longPdf);

            assertRefused(refusal, Reason.TOO_SLOW, "endless.pdf", "3 s");
            assertThat(impatient.of("next.md", "# next").text()).isEqualTo("next");
        }
    }

    @Test
    void aPdfOfTooMuchText() throws IOException {
        assertRefused(reading.refusal("long.pdf", HostileTest::longPdf), Reason.TOO_LARGE, "2,000,000 characters");
    }

    @Test
    void twoFilesInOne() throws IOException {
        var both = reading.folder.resolve("both.pdf");
        Files.write(both, concat(Samples.bytes(Samples::pdf), Samples.bytes(Samples::docx)));

        assertRefused(reading.refusal(both), Reason.HARMFUL, "two files in one");
    }

    @Test
    void whatIsNoDocument() throws IOException {
        var program = reading.folder.resolve("invoice.pdf");
        Files.copy(Path.of("/bin/true"), program);
        assertRefused(reading.refusal(program), Reason.UNSUPPORTED, "invoice.pdf");

        var archive = Samples.file(reading.folder, "all.zip", out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("../../a.txt"));
                zip.write('a');
            }
        });
        assertRefused(reading.refusal(archive), Reason.UNSUPPORTED, "unpack it first");
    }

    @Test
    void whatIsCutOff() throws IOException {
        for (var it : Map.<String, Samples.Writing>of("cut.docx", Samples::docx, "cut.pdf", Samples::pdf)
                .entrySet()) {
            var whole = Samples.bytes(it.getValue());
            var file = reading.folder.resolve(it.getKey());
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 3));
            assertThat(reading.refusal(file).reason()).as(it.getKey()).isIn(Reason.DAMAGED, Reason.EMPTY);
        }
    }

    @Test
    void whatIsLockedOrEmpty() throws IOException {
        assertRefused(reading.refusal("locked.pdf", HostileTest::lockedPdf), Reason.ENCRYPTED, "password");
        assertRefused(
                reading.refusal(Files.writeString(reading.folder.resolve("empty.md"), "")), Reason.EMPTY, "no text");
        assertRefused(
                reading.refusal(Files.writeString(reading.folder.resolve("blank.txt"), " \n ")),
                Reason.EMPTY,
                "no text");
    }

    @Test
    void namesThatAreNoNames() throws IOException {
        var file = Files.writeString(reading.folder.resolve("a.md"), "# a");
        for (var name :
                new String[] {"a\0.md", "../a.md", "/etc/a.md", "..\\a.md", "a\n.md", "..", " ", "a".repeat(300)}) {
            assertRefused(reading.refusal(file, name), Reason.BAD_NAME, "Rename it");
        }
        assertRefused(reading.refusal(Path.of("/dev/zero"), "zero.txt"), Reason.DAMAGED, "no file");
    }

    @Test
    void macrosAreNotRead() throws IOException {
        var document = reading.of(
                "macro.docm",
                out -> replaced(
                        out,
                        Samples::docx,
                        "[Content_Types].xml",
                        xml -> xml.replace(
                                "openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                "ms-word.document.macroEnabled.main+xml")));

        assertThat(document.kind()).isEqualTo(Kind.WORD);
        assertThat(document.text()).contains(Samples.LEAVE);
    }

    @Test
    void mailsInMails() throws IOException {
        var inner = "deepest";
        for (int i = 0; i < 12; i++) {
            inner = "From: a@example.org\r\nSubject: s" + i + "\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: multipart/mixed; boundary=\"b" + i + "\"\r\n\r\n--b" + i
                    + "\r\nContent-Type: text/plain\r\n\r\nbody " + i + "\r\n--b" + i
                    + "\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"m.eml\"\r\n\r\n"
                    + inner + "\r\n--b" + i + "--\r\n";
        }
        var document = reading.of("deep.eml", inner);

        int depth = 0;
        for (var it = document;
                !it.attachments().isEmpty();
                it = it.attachments().getFirst()) {
            depth++;
        }
        assertThat(document.text()).contains("body 11");
        assertThat(depth).isBetween(1, 3);
    }

    private Path odt(String name, String content) throws IOException {
        return Samples.file(
                reading.folder,
                name,
                out -> Samples.archive(out, "application/vnd.oasis.opendocument.text", Map.of("content.xml", content)));
    }

    private static byte[] concat(byte[] one, byte[] two) {
        var both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    /** An archive with so many megabytes of blanks in one of its entries. */
    private static void replaced(OutputStream out, Samples.Writing whole, String entry, int megabytes)
            throws IOException {
        rewritten(out, whole, entry, (zip, xml) -> {
            zip.write(xml.getBytes(StandardCharsets.UTF_8));
            repeat(zip, " ".repeat(1 << 20), megabytes);
        });
    }

    private static void replaced(OutputStream out, Samples.Writing whole, String entry, String doctype)
            throws IOException {
        replaced(
                out,
                whole,
                entry,
                xml -> xml.replaceFirst("\\?>", "?>" + doctype).replace("twenty-five", "&e;"));
    }

    private static void replaced(
            OutputStream out, Samples.Writing whole, String entry, java.util.function.UnaryOperator<String> change)
            throws IOException {
        rewritten(out, whole, entry, (zip, xml) -> zip.write(change.apply(xml).getBytes(StandardCharsets.UTF_8)));
    }

    /** What becomes of an entry. */
    private interface Change {
        void write(ZipOutputStream zip, String xml) throws IOException;
    }

    private static void rewritten(OutputStream out, Samples.Writing whole, String entry, Change change)
            throws IOException {
        try (var in = new ZipInputStream(new java.io.ByteArrayInputStream(Samples.bytes(whole)));
                var zip = new ZipOutputStream(out)) {
            for (var it = in.getNextEntry(); it != null; it = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(it.getName()));
                if (it.getName().equals(entry)) {
                    change.write(zip, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                } else {
                    in.transferTo(zip);
                }
            }
        }
    }

    private static void packedPdf(OutputStream out) throws IOException {
        try (var pdf = new org.apache.pdfbox.pdmodel.PDDocument()) {
            var page = new org.apache.pdfbox.pdmodel.PDPage();
            pdf.addPage(page);
            var twice = new java.io.ByteArrayOutputStream();
            try (var packed = new java.util.zip.DeflaterOutputStream(new java.util.zip.DeflaterOutputStream(twice))) {
                repeat(packed, "\0".repeat(1 << 20), 700);
            }
            var content = new org.apache.pdfbox.pdmodel.common.PDStream(
                    pdf, new java.io.ByteArrayInputStream(twice.toByteArray()));
            var filters = new org.apache.pdfbox.cos.COSArray();
            filters.add(org.apache.pdfbox.cos.COSName.FLATE_DECODE);
            filters.add(org.apache.pdfbox.cos.COSName.FLATE_DECODE);
            content.getCOSObject().setItem(org.apache.pdfbox.cos.COSName.FILTER, filters);
            page.setContents(content);
            pdf.save(out);
        }
    }

    /** A few kilobytes whose one stream of text is drawn by each of very many pages. */
    static void longPdf(OutputStream out) throws IOException {
        try (var pdf = new org.apache.pdfbox.pdmodel.PDDocument()) {
            var first = new org.apache.pdfbox.pdmodel.PDPage();
            pdf.addPage(first);
            try (var page = new org.apache.pdfbox.pdmodel.PDPageContentStream(pdf, first)) {
                for (int i = 0; i < 60; i++) {
                    Samples.line(
                            page,
                            org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName.HELVETICA,
                            10,
                            770 - i * 12,
                            "On and on and on it goes, line by line, ".repeat(2) + i);
                }
            }
            var contents = first.getCOSObject().getItem(org.apache.pdfbox.cos.COSName.CONTENTS);
            for (int i = 0; i < 3_000; i++) {
                var page = new org.apache.pdfbox.pdmodel.PDPage();
                page.setResources(first.getResources());
                page.getCOSObject().setItem(org.apache.pdfbox.cos.COSName.CONTENTS, contents);
                pdf.addPage(page);
            }
            pdf.save(out);
        }
    }

    private static void lockedPdf(OutputStream out) throws IOException {
        try (var pdf = new org.apache.pdfbox.pdmodel.PDDocument()) {
            pdf.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            pdf.protect(new org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy(
                    "owner", "user", new org.apache.pdfbox.pdmodel.encryption.AccessPermission()));
            pdf.save(out);
        }
    }
}
