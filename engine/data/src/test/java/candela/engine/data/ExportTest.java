package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Argument;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    private static final String MANY = "SELECT a.n FROM numbers a, numbers b, numbers c";
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private static TestServer server;
    private static Database database;

    @BeforeAll
    static void aDatabase() throws Exception {
        server = TestServer.postgreSql();
        database = Database.open(server.source(), Access.DEFAULT);
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE TYPE mood AS ENUM ('-fine', 'bad')");
            statement.execute("""
                    CREATE TABLE things (i int, b bigint, n numeric, f float8, t text, c char(4), o boolean, d date, h time,
                        m timestamp, z timestamptz, j jsonb, u uuid, y bytea, a int[], e mood, p interval, x money)""");
            statement.execute("""
                    INSERT INTO things VALUES
                    (-1, 9007199254740993, 0.0000001, 1e-7, 'a, "b"', 'ab', true, '2024-02-29', '08:00:00.5', '2024-01-05 08:00:00',
                     '2024-01-05 08:00:00.25+02', '{"k": [1, 2]}', '0190a1b2-0000-7000-8000-000000000001', '\\x0001', '{1,2}', '-fine',
                     '1 day', 12.5),
                    (0, -3, -12.50, 'NaN', '=1+1', '', false, '1999-12-31', '23:59:59', '2024-01-05 08:00:00.123456', '1999-01-01Z',
                     'null', NULL, '', '{}', 'bad', '-2 hours', -1),
                    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                    (7, 7, 1e30, 0.1, E'Đặt hàng\\n2', '-', true, '0044-03-15 BC', '00:00', 'infinity', 'infinity', '7', NULL, NULL,
                     NULL, NULL, NULL, NULL)""");
            statement.execute("CREATE TABLE numbers AS SELECT n FROM generate_series(1, 3000) n");
        }
        database.inspect(Inspection.DEFAULT);
    }

    @AfterAll
    static void gone() throws Exception {
        database.close();
        server.close();
    }

    @Test
    void aFileSaysOfEachValueWhatAnAnswerSays() throws IOException {
        var statement = allowed("SELECT * FROM things WHERE i IS NULL OR i < 7", Map.of());

        assertThat(exported(statement)).isEqualTo(kept(statement));
    }

    @Test
    void numbersAreDigitsMomentsAreIsoAndFormulasAreTexts() throws IOException {
        var file = exported(allowed("SELECT i, n, t, o, d, m, e FROM things WHERE i < 7 ORDER BY i", Map.of()));

        assertThat(file).isEqualTo("""
                i,n,t,o,d,m,e
                -1,0.0000001,"a, ""b""\",true,2024-02-29,2024-01-05T08:00:00,'-fine
                0,-12.50,'=1+1,false,1999-12-31,2024-01-05T08:00:00.123456,bad
                """.replace("\n", "\r\n"));
    }

    @Test
    void whatHasNoEndOrLiesBeforeOurEraIsWrittenAsTheDatabaseDoes() throws IOException {
        assertThat(exported(allowed("SELECT n, t, d, m FROM things WHERE i = 7", Map.of())))
                .isEqualTo("n,t,d,m\r\n1000000000000000000000000000000,\"Đặt hàng\n2\",0044-03-15 BC,infinity\r\n");
    }

    @Test
    void aStatementWithValuesIsTheSameHoweverOftenItWasRun() throws IOException {
        var statement = allowed(
                "SELECT i, b, n, f, o, d, m, u FROM things WHERE i < {{most}}",
                Map.of("most", new Argument(Argument.Type.NUMBER, "7")));

        for (var time = 0; time < 8; time++) {
            assertThat(exported(statement)).isEqualTo(kept(statement));
        }
    }

    @Test
    void whatReadsCsvReadsTheSameCells() throws IOException {
        var cells = List.of(
                "#no remark", "", "x\"", "\"", "a\rb", "a\nb", ",", " pad ", "ž", "'", "-5", "é".repeat(70_000));
        var target = new ByteArrayOutputStream();
        try (var file = new CsvFile(target)) {
            file.begin(List.of());
            file.row(List.copyOf(cells));
        }

        var read = CsvReader.builder().ofCsvRecord(target.toString(StandardCharsets.UTF_8)).stream()
                .map(CsvRecord::getFields)
                .toList();

        assertThat(read.getLast())
                .isEqualTo(
                        cells.stream().map(it -> it.equals("-5") ? "'-5" : it).toList());
    }

    @Test
    void aStatementWhoseRowsNobodyTakesIsStoppedInTheDatabase() throws SQLException {
        var gone = new OutputStream() {
            private int left = 1 << 20;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("the reader went away");
                }
            }
        };

        assertThatThrownBy(() -> export(allowed(MANY, Map.of()), Limits.DEFAULT.time(), LONG, new CsvFile(gone)))
                .isInstanceOf(IOException.class);

        assertThat(running()).isZero();
    }

    @Test
    void firstRowsAreWaitedForAsLongAsForAnswersAndTheRestLonger() {
        var endless = "SELECT count(*) FROM numbers a, numbers b, numbers c, numbers d WHERE a.n + b.n > c.n * d.n";
        assertThat(timeout(endless, Duration.ofSeconds(1), LONG)).hasMessageContaining("after 1 s");
        assertThat(timeout(MANY, LONG, Duration.ofSeconds(2))).hasMessageContaining("after 2 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {2999, 3000})
    void whetherThereWasMoreIsSaid(int most) throws IOException {
        var file = new CsvFile(OutputStream.nullOutputStream());
        var limits = new Limits(most, Duration.ofSeconds(30), 1);

        var more =
                database.export(allowed("SELECT n FROM numbers", Map.of()), limits, LONG, new Execution(), null, file);

        assertThat(more).isEqualTo(most == 2999);
        assertThat(file.rows()).isEqualTo(most);
    }

    @Test
    void aWorkbookSaysThatItsRowsGoOnOnAnotherSheet() throws IOException {
        var book = folder.resolve("many.xlsx");
        try (var file = new WorkbookFile(Files.newOutputStream(book))) {
            file.begin(List.of(new Result.Column("n", Type.INTEGER)));
            for (var row = 0L; row < 1_048_576; row++) {
                file.row(List.of(row));
            }
            assertThat(file.rows()).isEqualTo(1_048_576);
        }

        assertThat(part(book, "xl/comments1.xml")).contains("This is not all", "Result 2");
        assertThat(part(book, "xl/worksheets/sheet2.xml")).contains("1048575").doesNotContain("1048574");
        assertThat(part(book, "xl/comments2.xml")).doesNotContain("This is not all");
    }

    private static String part(Path workbook, String name) throws IOException {
        try (var zip = new ZipFile(workbook.toFile())) {
            var entry = zip.getEntry(name);
            return entry == null ? "" : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DataException timeout(String sql, Duration first, Duration whole) {
        var failure = catchThrowableOfType(
                DataException.class,
                () -> export(allowed(sql, Map.of()), first, whole, new CsvFile(OutputStream.nullOutputStream())));
        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        return failure;
    }

    private static String exported(Verdict.Allowed statement) throws IOException {
        var target = new ByteArrayOutputStream();
        try (var file = new CsvFile(target)) {
            export(statement, Limits.DEFAULT.time(), LONG, file);
        }
        return target.toString(StandardCharsets.UTF_8);
    }

    /** The same from the rows of an answer. */
    private static String kept(Verdict.Allowed statement) throws IOException {
        var answer = database.run(statement, Limits.DEFAULT, new Execution());
        var target = new ByteArrayOutputStream();
        try (var file = new CsvFile(target)) {
            file.begin(answer.columns());
            for (var row : answer.rows()) {
                file.row(row);
            }
        }
        return target.toString(StandardCharsets.UTF_8);
    }

    private static void export(Verdict.Allowed statement, Duration first, Duration whole, RowFile file)
            throws IOException {
        database.export(statement, new Limits(Integer.MAX_VALUE, first, 1), whole, new Execution(), null, file);
    }

    private static Verdict.Allowed allowed(String sql, Map<String, Argument> arguments) {
        var verdict = new Guard(database.dialect(), database.inspect(Inspection.DEFAULT)).check(sql, arguments);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return (Verdict.Allowed) verdict;
    }

    private static long running() throws SQLException {
        try (var owner = server.owner();
                var statement = owner.createStatement();
                var answer = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT a.n FROM numbers%' AND state <> 'idle'")) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
