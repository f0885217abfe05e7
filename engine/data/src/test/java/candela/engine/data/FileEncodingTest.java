package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of text whose owner says in what encoding they are. */
class FileEncodingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "windows-1250, windows-1250, Příbor",
        "ISO-8859-2, ISO-8859-2, Příbor",
        "windows-1251, windows-1251, Владимир",
        "KOI8-R, KOI8-R, Владимир",
        "windows-1253, windows-1253, Αθήνα",
        "Shift_JIS, windows-31j, 東京①",
        "EUC-KR, x-windows-949, 서울",
        "GB18030, GB18030, 北京",
        "Big5, Big5, 臺北",
        "UTF-16LE, UTF-16LE, 北京",
        "UTF-8, UTF-8, Příbor"
    })
    void whatIsNotRecognisedIsReadInTheEncodingThatIsChosen(String chosen, String written, String city)
            throws Exception {
        var table = read(chosen, ("city,n\n" + city + ",1\n").getBytes(Charset.forName(written)));

        assertThat(city()).isEqualTo(city);
        assertThat(table.notes())
                .isEqualTo(chosen.equals("UTF-8") ? List.of() : List.of("Read as " + chosen + " text."));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, windows-1250, Příbor", "Shift_JIS, windows-1251, Владимир", "EUC-JP, UTF-8, Příbor"})
    void anEncodingThatIsChosenWronglyIsToldRatherThanRead(String chosen, String written, String city) {
        var text = ("city,n\n" + city + ",1\n").getBytes(Charset.forName(written));

        assertThatThrownBy(() -> read(chosen, text))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "“cities.csv” is no text in " + chosen + ": choose another encoding, or let it be recognised.");
    }

    @Test
    void theMarkBeforeTheTextIsNoPartOfTheFirstName() throws Exception {
        read("UTF-16LE", "\uFEFFcity,n\nHuế,1\n".getBytes(Charset.forName("UTF-16LE")));

        assertThat(city()).isEqualTo("Huế");
    }

    @Test
    void theTonesOfWindows1258AreJoinedToTheirVowels() throws Exception {
        read(
                "windows-1258",
                new byte[] {'c', 'i', 't', 'y', ',', 'n', '\n', 'H', 'u', (byte) 0xEA, (byte) 0xEC, ',', '1', '\n'});

        assertThat(city()).isEqualTo("Huế");
    }

    private Report.Table read(String chosen, byte[] text) throws IOException {
        var file = Files.write(folder.resolve("upload"), text);
        var input = new Input("cities.csv", file, null, FileEncoding.of(chosen).orElseThrow());
        return FileImport.load(List.of(input), target(), Options.DEFAULT)
                .tables()
                .getFirst();
    }

    private Path target() {
        return folder.resolve("target.duckdb");
    }

    private String city() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + target());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT city FROM cities")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
