package candela.engine.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many of the labelled columns are found, and how many of those found are right; the README states it. */
class LabelledTest {

    private final TreeMap<String, int[]> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    LabelledTest() {
        Cases.lines("labelled.txt").forEach(this::count);
    }

    @Test
    void nineInTenAreFoundAndNineInTenFoundAreRight() {
        var all = total();
        assertThat(share(all[0], all[0] + all[1]))
                .as("precision; wrong: " + wrong)
                .isGreaterThan(0.95);
        assertThat(share(all[0], all[0] + all[2])).as("recall; wrong: " + wrong).isGreaterThan(0.92);
    }

    @Test
    void theReadmeStatesTheFigures() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .as("the table in engine/personal/README.md; wrong: " + wrong)
                .contains(table());
    }

    private void count(String line) {
        var space = line.indexOf(' ');
        var truth = line.substring(0, space);
        var found = Cases.find(line.substring(space + 1))
                .map(it -> it.label().name())
                .orElse("-");
        if (found.equals(truth)) {
            at(truth)[0]++;
        } else {
            at(found)[1]++;
            at(truth)[2]++;
            wrong.add("\n" + truth + " taken for " + found + ": " + line.substring(space + 1));
        }
    }

    private int[] at(String label) {
        return counts.computeIfAbsent(label, it -> new int[3]);
    }

    private int[] total() {
        var all = new int[3];
        counts.forEach((label, it) -> {
            for (var i = 0; i < 3 && !label.equals("-"); i++) {
                all[i] += it[i];
            }
        });
        return all;
    }

    private String table() {
        var rows = new StringBuilder("| label | columns | precision | recall |\n|---|---|---|---|\n");
        counts.forEach((label, it) -> {
            if (!label.equals("-")) {
                rows.append(row(label.toLowerCase(Locale.ROOT), it));
            }
        });
        return rows.append(row("**all**", total())).toString();
    }

    private static String row(String label, int[] it) {
        return "| %s | %d | %.2f | %.2f |%n"
                .formatted(label, it[0] + it[2], share(it[0], it[0] + it[1]), share(it[0], it[0] + it[2]));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
