package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB's own reader takes only what it reads as ours does. */
class PlainCsvTest {

    @TempDir
    Path folder;

    DuckDBConnection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aStrictFileIsReadBothWaysAlike() throws Exception {
        assertAlike("a,b\n1,2\n3,4\n", true);
        assertAlike("a,b\r\n1,\"x\r\ny\"\r\n\"say \"\"hi\"\"\",\r\n", true);
        assertAlike("\uFEFFa,b\nnăm,N/A\n,\n\n\n", true);
        assertAlike("a\n1\n\"\"\n 2 \n3", true);
        assertAlike("1,2\n3,4\n", true);
        assertAlike("a,b\n#1,'2'\n\\N,\\\"\n".replace("\\\"", "\\"), true);
    }

    @Test
    void whateverIsLooserIsReadRowByRow() throws Exception {
        assertAlike("a,b\n1,2,3\n", false);
        assertAlike("a,b\n1\n2,3\n", false);
        assertAlike("a,b\n\n1,2\n", false);
        assertAlike("a,b\n1,\"x\"y\n", false);
        assertAlike("a,b\n1,x \"y\"\n", false);
        assertAlike("a,b\n1,2\r3,4\n", false);
        assertAlike("a,b\r\n1,2\n3,4\r\n", false);
        assertAlike("\"a\nb\",c\n1,2\n", false);
        assertAlike("a\n\n1\n", false);
        assertAlike("a,b\n1,\u0000\n", false);
    }

    @Test
    void aNameThatLooksLikeAPatternMeansOneFile() throws Exception {
        Files.writeString(folder.resolve("a1.csv"), "a,b\n1,2\n");
        var file = Files.writeString(folder.resolve("a[1].csv"), "a,b\n3,4\n");
        assertThat(new PlainCsv(file, ',').stage(connection, 2, 1)).isNegative();
    }

    /** Random texts of the characters that matter: many are strict, most are not, and none is read differently. */
    @Test
    void noTextIsReadDifferently() throws Exception {
        var random = new Random(3);
        var pieces =
                List.of("a", "1", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", " ", "é", "\"x\"", "\"\n\"", "1,2\n");
        var quick = 0;
        for (var i = 0; i < 600; i++) {
            var text = random.ints(random.nextInt(2, 14), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining("", "a,b\n", ""));
            quick += alike(text) ? 1 : 0;
        }
        assertThat(quick).isBetween(10, 590);
    }

    private void assertAlike(String text, boolean quick) throws SQLException, IOException {
        assertThat(alike(text)).as(text).isEqualTo(quick);
    }

    /** True when DuckDB's reader took the text; then its rows are the same. */
    private boolean alike(String text) throws SQLException, IOException {
        var file = Files.writeString(folder.resolve("f.csv"), text);
        var slow = staged(text, null);
        if (slow == null) {
            return false;
        }
        var mine = slow.rows() + " " + rows();
        var width = slow.columns().size();
        var begin = slow.notes().stream().anyMatch(it -> it.contains("numbered")) ? 0 : 1;
        var skipped = slow.notes().stream().anyMatch(it -> it.contains("before the table"));
        var found = skipped ? -1 : new PlainCsv(file, ',').stage(connection, width, begin);
        if (found >= 0) {
            assertThat(found + " " + rows()).as(text).isEqualTo(mine);
        }
        assertThat(Objects.requireNonNull(staged(text, new PlainCsv(file, ','))).notes())
                .isEqualTo(slow.notes());
        return found >= 0;
    }

    private Staging.@Nullable Staged staged(String text, @Nullable PlainCsv file) throws SQLException, IOException {
        try {
            var content = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return Staging.fillFromText(connection, new Delimited(new StringReader(content), ',', "f"), "f", file);
        } catch (DataException e) {
            assertThat(e.getMessage()).containsAnyOf("never closed", "no rows");
            return null;
        }
    }

    private String rows() throws SQLException {
        return Looking.rows(connection, "SELECT nullif(COLUMNS(*), '') FROM " + Staging.TABLE)
                .toString();
    }
}
