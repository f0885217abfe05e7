package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Whatever stands in a file, it becomes tables or is refused with words for its owner, soon. In a usual run of the
 * tests the files that were kept are tried again; {@code ./candela bench fuzz} looks for new ones.
 */
class FileFuzzTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> ENDINGS =
            List.of("csv", "tsv", "json", "ndjson", "xlsx", "parquet", "sqlite", "txt", "duckdb");

    /** @param input a letter for the file's ending, and its content */
    @FuzzTest(maxDuration = "10m")
    void aFileBecomesTablesOrIsRefused(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        var folder = Files.createTempDirectory("fuzz");
        try {
            var ending = ENDINGS.get(Math.floorMod(input[0] - 'a', ENDINGS.size()));
            var file = folder.resolve("input." + ending);
            Files.write(file, java.util.Arrays.copyOfRange(input, 1, input.length));
            var start = System.nanoTime();
            read(folder, file);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        } finally {
            remove(folder);
        }
    }

    private static void read(Path folder, Path file) {
        var name = file.getFileName().toString();
        try {
            var options = new Options(Map.of(), 10L << 20);
            var report = FileImport.load(List.of(new Input(name, file)), folder.resolve("target.duckdb"), options);
            assertThat(report.tables())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.columns()).isNotEmpty());
        } catch (DataException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
