package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import candela.engine.sql.Schema.Type;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {

    @TempDir
    Path folder;

    @Test
    void aPlainCsvGetsTypesFromItsValues() throws Exception {
        var table = load("sales 2024.csv", """
                id,Day,Amount,Paid,Code,Note
                1,2024-01-31,12.50,yes,007,"a, ""b""
                c"
                2,2024-02-01,3,no,010,
                """);

        assertThat(table.name()).isEqualTo("sales_2024");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(types(table))
                .isEqualTo(Map.of(
                        "id",
                        Type.INTEGER,
                        "Day",
                        Type.DATE,
                        "Amount",
                        Type.DECIMAL,
                        "Paid",
                        Type.BOOLEAN,
                        "Code",
                        Type.TEXT,
                        "Note",
                        Type.TEXT));
        assertThat(ask("SELECT sum(\"Amount\") || ' ' || min(\"Code\") || ' ' || max(\"Note\") FROM sales_2024"))
                .isEqualTo("15.50 007 a, \"b\"\nc");
    }

    @Test
    void aGermanExportIsReadWithDecimalCommas() throws Exception {
        var table = load(
                "umsatz.csv",
                "Datum;Betrag;Anteil;Stück\n31.12.2023;1.234,56 €;12,5 %;1\n01.02.2024;-7,00 €;3 %;12\n"
                        .getBytes(Charset.forName("windows-1252")));

        assertThat(types(table))
                .containsEntry("Datum", Type.DATE)
                .containsEntry("Betrag", Type.DECIMAL)
                .containsEntry("Stück", Type.INTEGER);
        assertThat(ask("SELECT sum(\"Betrag\") || ' ' || max(\"Anteil\")::DOUBLE || ' ' || max(\"Datum\") FROM umsatz"))
                .isEqualTo("1227.56 0.125 2024-02-01");
        assertThat(table.notes()).anyMatch(it -> it.contains("windows-1252"));
    }

    @Test
    void americanAmountsLoseTheirCurrencyAndCommas() throws Exception {
        var table = load("us.csv", "when,amount\n12/31/2023,\"$1,234.50\"\n01/02/2024,($10.25)\n");

        assertThat(types(table)).containsEntry("when", Type.DATE).containsEntry("amount", Type.DECIMAL);
        assertThat(ask("SELECT sum(amount) || ' ' || max(\"when\") FROM us")).isEqualTo("1224.25 2024-01-02");
        assertThat(table.notes()).anyMatch(it -> it.contains("month, day, year"));
    }

    @Test
    void dayAndMonthAreToldApartByTheWholeColumn() throws Exception {
        load("dm.csv", "d\n01/02/2024\n13/02/2024\n");
        assertThat(ask("SELECT min(d) FROM dm")).isEqualTo("2024-02-01");
    }

    @Test
    void everyEncodingGivesTheSameText() throws Exception {
        var text = "name,city\nNguyễn,Hà Nội\nTrần,Đà Nẵng\n";
        for (var bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            load("people.csv", bytes);
            assertThat(ask("SELECT string_agg(name || city, '|' ORDER BY name) FROM people"))
                    .isEqualTo("NguyễnHà Nội|TrầnĐà Nẵng");
        }
    }

    @Test
    void vietnameseInWindows1258IsRecognised() throws Exception {
        var vietnamese = java.text.Normalizer.normalize(
                "tên,nơi\nViệt,Huế\nLộc,Mỹ Tho\nThảo,Hải Phòng\n", java.text.Normalizer.Form.NFC);
        load("vn.csv", windows1258(vietnamese));
        assertThat(ask("SELECT string_agg(\"tên\", '|' ORDER BY \"tên\") FROM vn"))
                .isEqualTo("Lộc|Thảo|Việt");
    }

    /** The charset has tones only as characters of their own, so each letter is taken apart as far as needed. */
    private static byte[] windows1258(String text) {
        var charset = Charset.forName("windows-1258");
        var encoder = charset.newEncoder();
        var parts = new StringBuilder();
        text.codePoints().forEach(point -> {
            var letter = Character.toString(point);
            if (encoder.canEncode(letter)) {
                parts.append(letter);
                return;
            }
            var apart = java.text.Normalizer.normalize(letter, java.text.Normalizer.Form.NFD);
            var tones = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            var rest = apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
            parts.append(java.text.Normalizer.normalize(rest, java.text.Normalizer.Form.NFC))
                    .append(tones);
        });
        return parts.toString().getBytes(charset);
    }

    @Test
    void raggedRowsAreKeptAndTold() throws Exception {
        var table = load("ragged.csv", "a,b\n1,2\n3\n4,5,6\n7,8,9\n");

        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.notes())
                .anyMatch(it -> it.startsWith("2 rows had more cells than the header, the first in line 4"))
                .anyMatch(it -> it.startsWith("1 rows had fewer cells"));
        assertThat(ask("SELECT sum(a) || ' ' || sum(b) FROM ragged")).isEqualTo("15 15");
    }

    @Test
    void aFileWithoutHeaderGetsNumberedColumns() throws Exception {
        var table = load("plain.tsv", "1\tx\n2\ty\n");
        assertThat(types(table)).isEqualTo(Map.of("column_1", Type.INTEGER, "column_2", Type.TEXT));
        assertThat(table.format()).isEqualTo("TSV");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void namesOfFilesAndColumnsAreTamed() throws Exception {
        var bytes = "\"a\"\"; DROP TABLE x; --\",,b,b\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8);
        var first = Files.write(folder.resolve("up1"), bytes);
        var report = FileImport.load(
                List.of(new Input("../../x.csv", first), new Input("..\\x.csv", first), new Input("1'; --.csv", first)),
                target(),
                Options.DEFAULT);

        assertThat(report.tables()).extracting(Report.Table::name).containsExactly("x", "x_2", "t_1");
        assertThat(report.tables().getFirst().columns())
                .extracting(Report.Column::name)
                .containsExactly("a_DROP_TABLE_x", "column_2", "b", "b_2");
        assertThat(folder.resolve("../../x.csv")).doesNotExist();
    }

    @Test
    void aStrangerAmongNumbersIsTold() throws Exception {
        var rows = IntStream.range(0, 3_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        var table = load("n.csv", "v\n" + rows + "\nabc\n");

        assertThat(types(table)).containsEntry("v", Type.TEXT);
        assertThat(table.notes()).anyMatch(it -> it.contains("“abc” in row 3001"));
    }

    @Test
    void aTypeCanBeCorrected() throws Exception {
        var file = Files.writeString(folder.resolve("c.csv"), "code,v\n1,5\n2,x\n");
        var text = load(file, "c.csv", new Options(Map.of("c.code", Type.TEXT), 1 << 20));
        assertThat(types(text)).containsEntry("code", Type.TEXT);

        assertThatThrownBy(() -> load(file, "c.csv", new Options(Map.of("c.v", Type.INTEGER), 1 << 20)))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessageContaining("c.v")
                .hasMessageContaining("row 2")
                .hasMessageContaining("“x”");
    }

    @Test
    void jsonObjectsBecomeColumns() throws Exception {
        var table = load("people.json", """
                [{"id": 1, "address": {"city": "Hanoi", "zip": "100"}, "tags": ["a"]},
                 {"id": 2, "address": {"city": "Hue", "zip": "200"}, "tags": []}]
                """);
        assertThat(types(table))
                .containsEntry("id", Type.INTEGER)
                .containsEntry("address_city", Type.TEXT)
                .containsEntry("tags", Type.JSON);
        assertThat(ask("SELECT max(address_city) FROM people")).isEqualTo("Hue");

        load("lines.ndjson", "{\"a\": 1}\n{\"a\": 2, \"b\": \"2024-05-01\"}\n");
        assertThat(ask("SELECT sum(a) || ' ' || max(b) FROM lines")).isEqualTo("3 2024-05-01");

        load("wrapped.json", "{\"count\": 2, \"data\": [{\"a\": 1}, {\"a\": 5}]}");
        assertThat(ask("SELECT sum(a) FROM wrapped")).isEqualTo("6");
    }

    @Test
    void parquetDuckDbAndSqliteFilesAreCopied() throws Exception {
        var parquet = folder.resolve("p.parquet");
        var duck = folder.resolve("d.duckdb");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + duck);
                var statement = connection.createStatement()) {
            statement.execute("COPY (SELECT 1 AS a, DATE '2024-01-02' AS d, {'x': 5} AS s) TO '" + parquet
                    + "' (FORMAT parquet)");
            statement.execute("CREATE TABLE \"odd name\" AS SELECT 7 AS v");
        }
        var lite = folder.resolve("l.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + lite);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER, day TEXT, v REAL)");
            statement.execute("INSERT INTO t VALUES (1, '2024-01-01', 1.5), (2, '2024-01-02', NULL)");
        }
        var report = FileImport.load(
                List.of(new Input("p.parquet", parquet), new Input("d.duckdb", duck), new Input("l.sqlite", lite)),
                target(),
                Options.DEFAULT);

        assertThat(report.tables()).extracting(Report.Table::name).containsExactly("p", "odd_name", "t");
        assertThat(types(report.tables().get(0)))
                .isEqualTo(Map.of("a", Type.INTEGER, "d", Type.DATE, "s_x", Type.INTEGER));
        assertThat(types(report.tables().get(2)))
                .containsEntry("day", Type.DATE)
                .containsEntry("v", Type.DECIMAL);
        assertThat(ask("SELECT (SELECT v FROM odd_name) || ' ' || (SELECT count(*) FROM t)"))
                .isEqualTo("7 2");
    }

    @Test
    void brokenFilesAreToldAndLeaveNothing() throws Exception {
        assertRefused("empty.csv", new byte[0], Reason.MALFORMED, "is empty");
        assertRefused("blank.csv", "\n\n".getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, "no rows");
        assertRefused(
                "cut.csv", "a,b\n1,\"never closed\n2,3\n".getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, "line 2");
        assertRefused(
                "binary.csv",
                new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0},
                Reason.MALFORMED,
                "no text");
        assertRefused("bad.json", "[{\"a\": 1}, {".getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, "bad.json");
        assertRefused(
                "bad.parquet",
                "PAR1 and nothing more".getBytes(StandardCharsets.UTF_8),
                Reason.MALFORMED,
                "bad.parquet");
        assertRefused(
                "bad.sqlite", "SQLite format 3\0rest".getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, "bad.sqlite");
        assertRefused("bad.xlsx", "PK\3\4 cut".getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, "bad.xlsx");
        assertRefused("no.xlsx", "hello".getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, "no xlsx");
        assertRefused(
                "old.xls",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0},
                Reason.UNSUPPORTED,
                ".xlsx");
        assertRefused("a.csv.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0}, Reason.UNSUPPORTED, "Unpack");
        var wide = IntStream.range(0, 1_200).mapToObj(it -> "c" + it).collect(Collectors.joining(","));
        assertRefused("wide.csv", (wide + "\n").getBytes(StandardCharsets.UTF_8), Reason.TOO_LARGE, "1,200 columns");
    }

    @Test
    void tenMegabytesTakeLittleTime() throws Exception {
        var text = new StringBuilder("id,day,region,product,quantity,amount\n");
        for (var i = 0; text.length() < 10_000_000; i++) {
            text.append(i)
                    .append(",2024-")
                    .append("%02d-%02d".formatted(i % 12 + 1, i % 28 + 1))
                    .append(",North ")
                    .append(i % 7)
                    .append(",Product number ")
                    .append(i % 500)
                    .append(',')
                    .append(i % 9)
                    .append(',')
                    .append(i % 1000)
                    .append('.')
                    .append(10 + i % 90)
                    .append('\n');
        }
        var file = Files.writeString(folder.resolve("big.csv"), text);
        load(file, "big.csv", Options.DEFAULT);
        var start = processorTime();
        load(file, "big.csv", Options.DEFAULT);
        assertThat(processorTime().minus(start)).isLessThan(Duration.ofSeconds(3));
    }

    /** What this process has computed: the clock on the wall also tells what else the machine does. */
    private static Duration processorTime() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    private void assertRefused(String name, byte[] content, Reason reason, String words) throws IOException {
        var file = Files.write(folder.resolve("upload"), content);
        var target = folder.resolve("fresh.duckdb");
        assertThatThrownBy(() -> FileImport.load(List.of(new Input(name, file)), target, Options.DEFAULT))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
        try (var left = Files.list(folder)) {
            assertThat(left.map(it -> it.getFileName().toString()))
                    .noneMatch(it -> it.contains("fresh") || it.contains("unfinished"));
        }
    }

    private Path target() {
        return folder.resolve("target.duckdb");
    }

    private Report.Table load(String name, String content) throws IOException {
        return load(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Report.Table load(String name, byte[] content) throws IOException {
        return load(Files.write(folder.resolve("upload"), content), name, Options.DEFAULT);
    }

    private Report.Table load(Path file, String name, Options options) {
        return FileImport.load(List.of(new Input(name, file)), target(), options)
                .tables()
                .getFirst();
    }

    private static Map<String, Type> types(Report.Table table) {
        return table.columns().stream().collect(Collectors.toMap(Report.Column::name, Report.Column::type));
    }

    private String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + target());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
