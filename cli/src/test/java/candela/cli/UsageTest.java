package candela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ask                                                          | the question is missing
            ask question                                                 | name a file before the question
            ask --demo sales.csv question                                | with --demo give the question alone
            ask --demo --source postgresql://me@host/db question         | choose one of --source and --demo
            ask --demo --json --sql question                             | choose one of --json and --sql
            ask --demo --limit 0 question                                | --limit goes from 1 to 10,000
            ask --demo --limit many question                             | 'many' is not
            ask --demo --colour question                                 | Unknown option: '--colour'
            ask --source oracle://me@host/db question                    | of no known kind
            ask --source postgresql://host/db question                   | needs a user, a host and a database
            ask --source postgresql://me@host/db?user=root question      | leave out what follows
            ask --source postgresql://me:secret@host/db question         | leave the password out of the URL: set CANDELA_SOURCE_PASSWORD
            answer --demo question                                       | Unmatched arguments
            """)
    void badUsageIsToldInOneLineAndExitsWith2(String line, String told) {
        var asked = Asked.with(line.split(" "));

        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains(told).doesNotContain("secret");
        assertThat(asked.err().lines()).hasSize(1);
        assertThat(asked.out()).isEmpty();
    }

    @Test
    void helpTellsTheExitCodes() {
        var asked = Asked.with("ask", "--help");

        assertThat(asked.code()).isZero();
        assertThat(asked.out()).contains("--source", "--json", "--limit", "Exit codes: 0 an answer, 3 a question back");
    }

    @Test
    void aMissingFileIsAnErrorInOneLine() {
        assertFails(Asked.with("ask", folder.resolve("none.csv").toString(), "how many rows"), "there is no file");
    }

    @Test
    void aFolderIsNoFile() {
        assertFails(Asked.with("ask", folder.toString(), "how many rows"), "is not a file that can be read");
    }

    @Test
    void aHostileFileNameCannotSteerTheTerminal() {
        var asked = Asked.with("ask", folder.resolve("x\u001B[2J\ny.csv").toString(), "how many rows");

        assertFails(asked, "there is no file");
        assertThat(asked.err()).doesNotContain("\u001B");
    }

    @Test
    void aBrokenFileIsAnErrorInOneLine() throws Exception {
        var file = Files.write(folder.resolve("broken.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2, 3});

        assertFails(Asked.with("ask", file.toString(), "how many rows"), "broken");
    }

    @Test
    void anUnreachableServerIsAnErrorInOneLine() {
        assertFails(Asked.with("ask", "--source", "postgresql://me@127.0.0.1:1/db", "how many rows"), "127.0.0.1");
    }

    private static void assertFails(Asked asked, String told) {
        assertThat(asked.err()).contains(told).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(asked.err().lines()).hasSize(1);
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.out()).isEmpty();
    }
}
