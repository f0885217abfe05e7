package candela.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Learning, on a few questions of four databases, one for each part that is held out. */
class TrainBenchmarkTest {
    private static final Path SETS = Path.of("sets");
    private static final Set<String> TAUGHT = Set.of("bank", "campaigns", "crm", "payroll");
    private static final int OF_EACH = 6;

    @TempDir
    Path folder;

    @Test
    void learningTwiceGivesTheSameBytes() throws Exception {
        var data = data();

        var figures = trained(data, "first");

        assertThat(figures.get("reachable")).asInstanceOf(DOUBLE).isGreaterThan(0.8);
        trained(data, "second");
        for (var file : List.of("weights.bin", "outlines.bin", "forest.bin")) {
            assertThat(folder.resolve("first").resolve(file))
                    .isNotEmptyFile()
                    .hasSameBinaryContentAs(folder.resolve("second").resolve(file));
        }
    }

    private Map<String, Object> trained(Path data, String name) throws Exception {
        var out = Files.createDirectory(folder.resolve(name));
        return new TrainBenchmark()
                .run(List.of("--data", data.toString(), "--sets", data.toString(), "--out", out.toString()));
    }

    /** The folders that learning reads, with nothing in all but one of them. */
    private Path data() throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        for (var empty : List.of("spider", "spider-syn")) {
            Files.createDirectories(data.resolve(empty).resolve("databases"));
            Files.createFile(data.resolve(empty).resolve("train.jsonl"));
        }
        for (var empty :
                TrainBenchmark.OWN.stream().filter(it -> !it.equals("business")).toList()) {
            Files.createDirectories(data.resolve(empty).resolve("databases"));
            Files.createFile(data.resolve(empty).resolve("questions.jsonl"));
        }
        var business = Files.createDirectory(data.resolve("business"));
        for (var db : TAUGHT) {
            var to = Files.createDirectories(business.resolve("databases").resolve(db));
            Files.copy(SETS.resolve("business/databases").resolve(db).resolve(db + ".sql"), to.resolve(db + ".sql"));
        }
        Files.write(business.resolve("questions.jsonl"), questions());
        return data;
    }

    private static List<String> questions() throws IOException {
        var chosen = new ArrayList<String>();
        try (Stream<String> lines = Files.lines(SETS.resolve("business/questions.jsonl"))) {
            var all = lines.filter(it -> !it.isBlank()).toList();
            for (var db : TAUGHT) {
                all.stream().filter(it -> isOf(it, db)).limit(OF_EACH).forEach(chosen::add);
            }
        }
        return chosen;
    }

    private static boolean isOf(String line, String db) {
        var question = JsonMapper.shared().readTree(line);
        return question.get("db").asString().equals(db)
                && question.path("sql").isString()
                && !question.path("part").asString("").equals("check");
    }
}
