package candela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AskTest {

    private static final String SALES = """
            order_id,order_date,region,product,revenue
            1,2024-01-05,Europe,Lamp,100.50
            2,2024-01-09,Asia,Desk,50.25
            3,2024-02-11,Europe,Chair,30.00
            4,2024-03-20,Africa,Lamp,20.00
            5,2024-03-21,Asia,Desk,60.00
            """;

    @TempDir
    Path folder;

    private String sales = "";

    @BeforeEach
    void salesAsCsv() throws IOException {
        sales = Files.writeString(folder.resolve("orders.csv"), SALES).toString();
    }

    @Test
    void aCsvIsAnsweredWithItsReadingSqlTableAndChart() {
        var asked = Asked.with("ask", sales, "total revenue by region");

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.out())
                .contains("Europe has the largest", "130.5", "(50 % of 3 regions)")
                .contains("Understood: ", "“revenue”", "→ ")
                .contains("SQL\n  SELECT", "GROUP BY")
                .containsPattern("(?m)^Europe +130\\.50$")
                .containsPattern("(?m)^Europe █+")
                .contains("3 rows, ")
                .doesNotContain("\u001B");
        assertThat(asked.err()).isEmpty();
    }

    @Test
    void allRowsAreWrittenToAFileWhereTheTerminalShowsFew() throws IOException {
        var file = folder.resolve("all.csv");

        var asked = Asked.with(
                "ask",
                sales,
                "list all orders with order id, product and revenue",
                "--limit",
                "2",
                "--rows",
                file.toString());

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.err()).contains("5 rows written to " + file);
        assertThat(Files.readAllLines(file)).hasSize(6).anyMatch(it -> it.contains("Desk") && it.contains("50.25"));
        assertThat(Asked.with("ask", sales, "count orders", "--rows", "all.pdf").code())
                .isEqualTo(2);
    }

    @Test
    void aVocabularyTeachesWordsMetricsAndVerifiedAnswers() throws IOException {
        var file = vocabulary("""
                - say: [turnover, chiffre d'affaires]
                  means: orders.revenue
                - say: ticket
                  metric: sum(revenue) / count(orders.*)
                - {"say": "big", "filter": "revenue >= 50"}
                - question: how is Europe doing?
                  sql: SELECT sum(revenue) AS checked FROM orders WHERE region = 'Europe'
                """);

        assertThat(Asked.with("ask", "--vocabulary", file, sales, "total turnover by region")
                        .out())
                .contains("Europe has the largest", "\"turnover\" is orders.revenue, as your glossary says.");
        assertThat(Asked.with("ask", "--sql", "--vocabulary", file, sales, "ticket by region")
                        .out())
                .contains("SUM(revenue) * 1.0 / NULLIF(COUNT(*), 0) AS ticket");
        assertThat(Asked.with("ask", "--sql", "--vocabulary", file, sales, "how many big orders")
                        .out())
                .contains("WHERE revenue >= 50");
        assertThat(Asked.with("ask", "--sql", "--vocabulary", file, sales, "how is Asia doing")
                        .out())
                .contains("AS checked FROM orders WHERE region = 'Asia'");
    }

    @Test
    void aTermThatDoesNotFitTheDataIsNamed() throws IOException {
        var file = vocabulary("- {say: turnover, means: orders.sold}");

        var asked = Asked.with("ask", "--vocabulary", file, sales, "total turnover");

        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.err()).contains(file + ", term 1: The table orders has no column “sold”");
        assertThat(Asked.with("ask", "--vocabulary", vocabulary("- {say: x, formula: y}"), sales, "x")
                        .err())
                .contains("“formula” is not known");
    }

    private String vocabulary(String text) throws IOException {
        return Files.writeString(folder.resolve("terms.yaml"), text).toString();
    }

    @Test
    void coloursAreForTerminals() {
        var asked = Asked.with(Map.of(), new Terminal.Screen(80, true), "ask", sales, "total revenue by region");

        assertThat(asked.out()).contains("\u001B[1m");
    }

    @Test
    void jsonIsOneObject() {
        var asked = Asked.with("ask", "--json", sales, "total revenue by region");
        var json = JsonMapper.shared().readTree(asked.out());

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(json.propertyNames())
                .contains(
                        "sql",
                        "understood",
                        "confidence",
                        "columns",
                        "rows",
                        "rowCount",
                        "chart",
                        "alternatives",
                        "reading",
                        "assumptions",
                        "answer",
                        "truncated");
        assertThat(json.get("rowCount").asInt()).isEqualTo(3);
        assertThat(json.get("rows").get(0).get(1).isNumber()).isTrue();
        assertThat(json.at("/chart/type").asString()).isEqualTo("bar");
        assertThat(json.at("/columns/0/type").asString()).isEqualTo("text");
        assertThat(json.get("understood").valueStream().map(it -> it.get("kind").asString()))
                .contains("column");
    }

    @Test
    void sqlAloneCanBePipedOn() {
        var asked = Asked.with("ask", "--sql", sales, "total revenue by region");

        assertThat(asked.code()).isZero();
        assertThat(asked.out()).startsWith("SELECT").contains("SUM(").doesNotContain("Understood");
    }

    @Test
    void theLimitCutsTheTableAndSaysSo() {
        assertThat(Asked.with("ask", "--limit", "2", sales, "total revenue by region")
                        .out())
                .contains("2 of 3 rows");

        var json = JsonMapper.shared()
                .readTree(Asked.with("ask", "--json", "--limit", "2", sales, "total revenue by region")
                        .out());
        assertThat(json.get("rowCount").asInt()).isEqualTo(2);
        assertThat(json.get("truncated").asBoolean()).isTrue();
    }

    @Test
    void aWorkbookIsAnswered() throws IOException {
        var file = folder.resolve("staff.xlsx");
        writeWorkbook(file, "name,department", "Anna,Sales", "Bảo,Sales", "Chi,IT");

        assertThat(value(json(file.toString(), "how many employees are in Sales")))
                .isEqualTo(2);
    }

    @Test
    void aSqliteFileIsAnsweredWhereItLies() throws Exception {
        var file = folder.resolve("shop.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT)");
            statement.executeUpdate(
                    "INSERT INTO customers VALUES (1, 'Anna', 'Bonn'), (2, 'Bảo', 'Huế'), (3, 'Chi', 'Huế')");
        }

        assertThat(value(json(file.toString(), "how many customers in Huế"))).isEqualTo(2);
    }

    @Test
    void severalFilesAreSeveralTables() throws IOException {
        var regions = Files.writeString(
                        folder.resolve("managers.csv"), "region,manager\nEurope,Eva\nAsia,An\nAfrica,Ama\n")
                .toString();

        assertThat(value(json(sales, regions, "how many managers"))).isEqualTo(3);
    }

    @Test
    void aFileNameIsOnlyAName() throws IOException {
        var hostile = Files.writeString(folder.resolve("x'; DROP TABLE y; --.csv"), SALES)
                .toString();

        assertThat(Asked.with("ask", "--sql", hostile, "total revenue by region")
                        .code())
                .isZero();
    }

    @Test
    void theDemoIsAnsweredInVietnamese() {
        var asked = Asked.with("ask", "--demo", "Tổng doanh thu theo năm");

        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("Revenue tăng từ", "Hiểu là: ", "3 dòng");
    }

    @Test
    void unknownWordsAreNamed() {
        var asked = Asked.with("ask", sales, "frobnicate revenue by gizmo");

        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.err()).contains("frobnicate");
        assertThat(asked.err().lines()).hasSize(1);
        assertThat(JsonMapper.shared()
                        .readTree(Asked.with("ask", "--json", sales, "frobnicate revenue by gizmo")
                                .out())
                        .get("unknownWords")
                        .toString())
                .contains("frobnicate");
    }

    @Test
    void anAmbiguousQuestionIsAskedBackWithExit3() throws IOException {
        var file = Files.writeString(folder.resolve("deliveries.csv"), """
                delivery_id,billing_city,shipping_city
                1,Bonn,Bonn
                2,Bonn,Hue
                3,Hue,Bonn
                """).toString();

        var asked = Asked.with("ask", "--json", file, "how many deliveries in Bonn");

        assertThat(asked.code()).as(asked.out() + asked.err()).isEqualTo(3);
        var json = JsonMapper.shared().readTree(asked.out());
        assertThat(json.at("/clarification/options").size()).isBetween(2, 4);
        assertThat(json.at("/clarification/options/0/label").asString()).contains("billing city");
        assertThat(json.get("sql").isNull()).isTrue();
        assertThat(Asked.with("ask", file, "how many deliveries in Bonn").out()).contains("  • Bonn (shipping city");
    }

    @Test
    void nothingIsLeftBehind() {
        var before = temporaries();
        Asked.with("ask", sales, "total revenue by region");

        assertThat(temporaries()).isEqualTo(before);
    }

    /** The least that a spreadsheet program reads as a workbook of one sheet. */
    private static void writeWorkbook(Path file, String... rows) throws IOException {
        var sheet = new StringBuilder();
        for (var row = 1; row <= rows.length; row++) {
            sheet.append("<row r=\"" + row + "\">");
            var column = 'A';
            for (var cell : rows[row - 1].split(",")) {
                sheet.append("<c r=\"" + column++ + row + "\" t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
            }
            sheet.append("</row>");
        }
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var parts = "http://schemas.openxmlformats.org/package/2006/";
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            write(zip, "[Content_Types].xml", """
                    <Types xmlns="%1$scontent-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/styles.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                    """.formatted(parts));
            write(zip, "_rels/.rels", """
                    <Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/officeDocument"
                     Target="xl/workbook.xml"/></Relationships>""".formatted(parts, office));
            write(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="%1$srelationships"><Relationship Id="r1" Type="%2$s/worksheet"
                     Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="%2$s/styles" Target="styles.xml"/>
                    </Relationships>""".formatted(parts, office));
            write(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"/>");
            write(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="employees" sheetId="1" r:id="r1"/></sheets>
                    </workbook>""".formatted(main, office));
            write(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheet + "</sheetData></worksheet>");
        }
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static List<String> temporaries() {
        var names =
                Path.of(System.getProperty("java.io.tmpdir")).toFile().list((at, name) -> name.startsWith("candela-"));
        return names == null ? List.of() : List.of(names);
    }

    private static JsonNode json(String... filesAndQuestion) {
        var arguments = new ArrayList<>(List.of("ask", "--json"));
        arguments.addAll(List.of(filesAndQuestion));
        var asked = Asked.with(arguments.toArray(String[]::new));
        assertThat(asked.code()).as(asked.err() + asked.out()).isZero();
        return JsonMapper.shared().readTree(asked.out());
    }

    private static int value(JsonNode json) {
        return json.at("/rows/0/0").asInt();
    }
}
