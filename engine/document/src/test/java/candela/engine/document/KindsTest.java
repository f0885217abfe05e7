package candela.engine.document;

import static candela.engine.document.Reading.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from files of each kind. */
class KindsTest {

    @TempDir
    static Path folder;

    private static Reading reading;

    @BeforeAll
    static void begin() {
        reading = new Reading(folder);
    }

    @AfterAll
    static void end() {
        reading.close();
    }

    @Test
    void pdfHasHeadingsBySizeItemsAndPages() throws IOException {
        var document = reading.of("policy.pdf", Samples::pdf);

        assertThat(told(document))
                .containsExactly(
                        "h11 Leave policy",
                        "h21 Holidays",
                        "p1 " + Samples.LEAVE,
                        "h22 Illness",
                        "p2 " + Samples.SICK,
                        "-2 call the office",
                        "-2 write to the team");
        assertThat(document.pages()).isEqualTo(2);
        assertThat(document.title()).isEqualTo("Leave policy");
        assertThat(document.metadata()).containsEntry("author", "Ana Trần");
        assertThat(document.kind()).isEqualTo(Kind.PDF);
    }

    @Test
    void wordHasHeadingsAndTables() throws IOException {
        var document = reading.of("policy.docx", Samples::docx);

        assertThat(told(document))
                .containsExactly(
                        "h1 Leave policy",
                        "h2 Holidays",
                        "p " + Samples.LEAVE,
                        "h2 Illness",
                        "p " + Samples.SICK,
                        "t Region | Days⏎Huế | 25");
        assertThat(document.blocks().getLast().rows())
                .hasSize(2)
                .last()
                .asList()
                .containsExactly("Huế", "25");
    }

    @Test
    void aSlideIsAPage() throws IOException {
        var document = reading.of("policy.pptx", Samples::pptx);

        assertThat(told(document))
                .containsExactly("h11 Holidays", "p1 " + Samples.LEAVE, "h12 Illness", "p2 " + Samples.SICK);
        assertThat(document.pages()).isEqualTo(2);
    }

    @Test
    void aSheetIsAPage() throws IOException {
        var document = reading.of("policy.xlsx", Samples::xlsx);

        assertThat(told(document))
                .containsExactly("h11 Leave", "t1 Region | Days⏎Huế | 25", "h12 Offices", "t2 Region | Days⏎Huế | 25");
    }

    @Test
    void openDocument() throws IOException {
        assertThat(told(reading.of("policy.odt", Samples::odt)))
                .containsExactly("h1 Leave policy", "p " + Samples.LEAVE, "t Huế | 25");
    }

    @Test
    void richText() throws IOException {
        var document = reading.of("policy.rtf", Samples.rtf());

        assertThat(told(document)).containsExactly("p " + Samples.LEAVE, "p Huế");
        assertThat(document.title()).isEqualTo("Leave policy");
    }

    @Test
    void html() throws IOException {
        var document = reading.of("policy.html", Samples.html());

        assertThat(told(document))
                .containsExactly(
                        "h1 Leave",
                        "p " + Samples.LEAVE,
                        "h2 Illness",
                        "- call the office",
                        "- write to the team",
                        "t Region | Days⏎Huế | 25");
        assertThat(document.title()).isEqualTo("Leave policy");
        assertThat(document.language()).isEqualTo("en");
    }

    @Test
    void markdown() throws IOException {
        var document = reading.of("policy.md", Samples.markdown());

        assertThat(told(document))
                .containsExactly(
                        "h1 Leave",
                        "p " + Samples.LEAVE,
                        "h2 Illness",
                        "- call the office",
                        "- write to the team",
                        "t Region | Days⏎Huế | 25");
        assertThat(document.title()).isEqualTo("Leave policy");
    }

    @Test
    void textInManyEncodings() throws IOException {
        var text = "Nghỉ phép ở Huế: hai mươi lăm ngày mỗi năm.\n\nGặp trưởng nhóm trước mười giờ.\n";
        for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
            var file = Files.write(folder.resolve("policy.txt"), text.getBytes(charset));
            assertThat(told(reading.of(file)))
                    .containsExactly(
                            "p Nghỉ phép ở Huế: hai mươi lăm ngày mỗi năm.", "p Gặp trưởng nhóm trước mười giờ.");
        }
        var western = "Überstunden gehören den Büros in Köln, Düsseldorf und Nürnberg nicht an.\n".repeat(8);
        var file = Files.write(folder.resolve("western.txt"), western.getBytes(Charset.forName("windows-1252")));
        assertThat(reading.of(file).text()).startsWith("Überstunden gehören den Büros in Köln");
    }

    @Test
    void csv() throws IOException {
        var document = reading.of("policy.csv", "Region;Days\nHuế;25\n\"Da Nang; old\";20\n");

        assertThat(document.blocks()).hasSize(1);
        assertThat(document.blocks().getFirst().rows()).last().asList().containsExactly("Da Nang; old", "20");
    }

    @Test
    void mailWithWhatIsAttached() throws IOException {
        var document = reading.of("policy.eml", Samples.mail(Samples.markdown()));

        assertThat(told(document)).containsExactly("p Hello Binh,", "p the policy is attached.");
        assertThat(document.title()).isEqualTo("Leave policy");
        assertThat(document.metadata()).containsEntry("from", "Ana Tran <ana@example.org>");
        var attached = document.attachments().getFirst();
        assertThat(attached.name()).isEqualTo("policy.md");
        assertThat(told(attached)).contains("h1 Leave", "p " + Samples.LEAVE);
    }

    @Test
    void outlookMessage() throws IOException {
        var document = reading.of("policy.msg", Samples::msg);

        assertThat(told(document)).containsExactly("h1 Leave policy", "p " + Samples.LEAVE);
        assertThat(document.title()).isEqualTo("Leave policy");
    }

    @Test
    void epub() throws IOException {
        var document = reading.of("policy.epub", Samples::epub);

        assertThat(told(document)).containsExactly("h1 Holidays", "p " + Samples.LEAVE);
        assertThat(document.title()).isEqualTo("Leave policy");
    }

    @Test
    void contentDecidesNotTheName() throws IOException {
        assertThat(reading.of("really-a-pdf.txt", Samples::pdf).kind()).isEqualTo(Kind.PDF);
        assertThat(reading.of("really-a-page.pdf", Samples.html()).kind()).isEqualTo(Kind.HTML);
    }

    @Test
    void blocksStandWhereTheySayInTheText() throws IOException {
        var document = reading.of("policy.docx", Samples::docx);

        assertThat(document.blocks())
                .extracting(document::text)
                .containsExactly(document.text().split("\n\n"));
    }
}
