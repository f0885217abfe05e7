package candela.server.datasource.upload;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Settings;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class UploadTest {

    private static final String DEMO = "01900000-0000-7000-8000-000000000001";
    private static final String SALES = """
            day,region,amount
            2026-01-01,North,10.50
            2026-01-02,South,20.25
            2026-01-02,North,7
            """;

    private final MockMvcTester http;
    private final People people;
    private final Settings settings;
    private Person owner;

    UploadTest(MockMvcTester http, People people, Settings settings) {
        this.http = http;
        this.people = people;
        this.settings = settings;
        this.owner = people.member();
    }

    @BeforeEach
    void somebodyNew() {
        owner = people.member();
    }

    @Test
    void aFileBecomesATableWithTypes() {
        assertThat(upload("Sales", csv("sales.csv", SALES)))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"name": "Sales", "kind": "files", "tables": [{"name": "sales", "rowCount": 3, "columns": [
                            {"name": "day", "type": "date"},
                            {"name": "region", "type": "text"},
                            {"name": "amount", "type": "decimal"}]}]}""");
    }

    @Test
    void severalFilesBecomeSeveralTablesOfOneSource() {
        var id = id(upload("Two", csv("sales.csv", SALES), csv("regions.csv", "region,manager\nNorth,An\nSouth,Bo\n")));

        assertThat(get("/" + id)).bodyJson().isLenientlyEqualTo("""
                {"name": "Two", "kind": "files", "status": "active", "visibility": "private", "tables": 2,
                 "rowCount": 5, "demo": false, "mine": true}""");
        assertThat(get("/" + id + "/preview?table=regions&limit=1")).bodyJson().isLenientlyEqualTo("""
                {"columns": [{"name": "region", "type": "text"}, {"name": "manager", "type": "text"}],
                 "rows": [["North", "An"]]}""");
        assertThat(get("/" + id + "/examples"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .contains("How many sales by region?", "Total amount by region", "Total amount by month");
    }

    @Test
    void eachWrongFileIsToldAndNothingIsKept() {
        var before = leftovers();

        assertThat(upload("Wrong", csv("empty.csv", ""), csv("good.csv", SALES), binary("book.xlsx", "no workbook")))
                .hasStatus(400)
                .bodyText()
                .contains("empty.csv", "book.xlsx");

        assertThat(leftovers()).isEqualTo(before);
        assertThat(get("?q=Wrong"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void aNameThatLooksLikeAPathStaysAName() {
        var before = leftovers();

        var id = id(upload("Hostile", csv("../../x.csv", SALES)));

        assertThat(get("/" + id + "/schema"))
                .bodyJson()
                .extractingPath("$.tables[0].name")
                .isEqualTo("x");
        assertThat(leftovers())
                .hasSize(before.size() + 2)
                .noneMatch(it -> it.toString().contains("x.csv"));
    }

    @Test
    void aWorkbookThatUnpacksToALotIsRefused() throws IOException {
        assertThat(upload("Bomb", new MockMultipartFile("file", "bomb.xlsx", "application/zip", bomb())))
                .satisfies(it -> assertThat(it.getResponse().getStatus()).isIn(400, 413));
    }

    @Test
    void bytesThatAreNoTextAreToldInWords() {
        var bytes = new byte[2_000];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }

        assertThat(upload("Noise", new MockMultipartFile("file", "noise.csv", "text/csv", bytes)))
                .hasStatus(400)
                .bodyText()
                .contains("noise.csv");
    }

    @Test
    void anotherEncodingThanUtf8IsRead() {
        var latin = "stadt;umsatz\nKöln;1,5\nMünchen;2,5\n".getBytes(StandardCharsets.ISO_8859_1);
        var id = id(upload("Latin", new MockMultipartFile("file", "städte.csv", "text/csv", latin)));

        assertThat(get("/" + id + "/schema")).bodyText().contains("Köln", "München");
    }

    @Test
    void aFileOverTheLimitOfTheSettingsIsTooLarge() {
        var administrator = people.administrator();
        setLimit(administrator, 1);
        try {
            assertThat(upload("Large", csv("large.csv", "n\n" + "1\n".repeat(600_000))))
                    .hasStatus(413);
        } finally {
            setLimit(administrator, 200);
        }
        assertThat(upload("Large", csv("large.csv", "n\n" + "1\n".repeat(600_000))))
                .hasStatus(201);
    }

    @Test
    void aTakenNameIsAConflict() {
        upload("Same", csv("a.csv", SALES));

        assertThat(upload("same", csv("b.csv", SALES))).hasStatus(409);
    }

    @Test
    void aTypeIsCorrectedByReadingTheFilesAgain() {
        var id = id(upload("Codes", csv("codes.csv", "code,n\n1,1\n2,x\n")));

        assertThat(put(id, "types", """
                {"table": "codes", "column": "code", "type": "text"}"""))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.tables[0].columns[0].type")
                .isEqualTo("text");
        assertThat(put(id, "types", """
                {"table": "codes", "column": "n", "type": "integer"}""")).hasStatus(400).bodyText().contains("codes.n", "row 2");
        assertThat(get("/" + id + "/preview?table=codes"))
                .bodyJson()
                .extractingPath("$.rows[1]")
                .asArray()
                .containsExactly("2", "x");
    }

    @Test
    void descriptionsOutliveARefreshThatSaysWhatChanged() {
        var id = id(upload("Described", csv("sales.csv", SALES)));
        assertThat(put(id, "descriptions", """
                {"table": "sales", "column": "amount", "description": "Net, in euros"}""")).hasStatus(204);

        assertThat(http.post()
                        .uri("/api/v1/data-sources/" + id + "/refresh")
                        .header(HttpHeaders.AUTHORIZATION, owner.bearer()))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"changed": false, "added": [], "removed": [], "altered": []}""");

        assertThat(get("/" + id + "/schema"))
                .bodyJson()
                .extractingPath("$.tables[0].columns[2].description")
                .isEqualTo("Net, in euros");
    }

    @Test
    void theTablesAreMadeAgainWhereTheirFileIsLost() throws IOException {
        var id = id(upload("Lost", csv("sales.csv", SALES)));
        for (var file :
                files("sources").filter(it -> it.toString().contains(id)).toList()) {
            Files.delete(file);
        }

        assertThat(get("/" + id + "/preview?table=sales")).hasStatus(200);
    }

    @Test
    void whatIsDeletedLeavesNothingBehind() {
        var before = leftovers();
        var id = id(upload("Gone", csv("sales.csv", SALES)));

        assertThat(http.delete().uri("/api/v1/data-sources/" + id).header(HttpHeaders.AUTHORIZATION, owner.bearer()))
                .hasStatus(204);

        assertThat(get("/" + id)).hasStatus(404);
        assertThat(leftovers()).isEqualTo(before);
    }

    private void setLimit(Person administrator, int megabytes) {
        assertThat(http.put()
                        .uri("/api/v1/settings/upload.max_megabytes")
                        .header(HttpHeaders.AUTHORIZATION, administrator.bearer())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"value\": " + megabytes + "}"))
                .hasStatus(200);
    }

    private MvcTestResult upload(String name, MockMultipartFile... files) {
        var request = http.post().uri("/api/v1/data-sources/upload").multipart();
        Stream.of(files).forEach(request::file);
        return request.param("name", name)
                .header(HttpHeaders.AUTHORIZATION, owner.bearer())
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get()
                .uri("/api/v1/data-sources" + path)
                .header(HttpHeaders.AUTHORIZATION, owner.bearer())
                .exchange();
    }

    private MvcTestResult put(String id, String what, String body) {
        return http.put()
                .uri("/api/v1/data-sources/" + id + "/" + what)
                .header(HttpHeaders.AUTHORIZATION, owner.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String id(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All files that uploads may leave, but for the demo's. */
    private List<Path> leftovers() {
        return Stream.of("uploading", "files", "sources")
                .flatMap(this::files)
                .filter(it -> !it.getFileName().toString().startsWith(DEMO))
                .sorted()
                .toList();
    }

    private Stream<Path> files(String folder) {
        try (var files = Files.list(settings.data(folder))) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockMultipartFile csv(String name, String text) {
        return new MockMultipartFile("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static MockMultipartFile binary(String name, String text) {
        return new MockMultipartFile("file", name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A workbook whose only sheet is nothing but zeros. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
