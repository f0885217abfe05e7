package candela.bench;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people write who only want to know something: the answers to the questions of all our sets. */
class HonestStatementsTest {
    private static final Path SETS = Path.of("sets");

    @Test
    void ofAThousandHonestStatementsTheGuardLetsNinetyNineInAHundredPass() throws Exception {
        var statements = new HashSet<List<String>>();
        var refused = new ArrayList<String>();
        for (var set : sets()) {
            try (var databases = new TestDatabases(set.resolve("databases"), null)) {
                check(set, new HashMap<>(), databases, statements, refused);
            }
        }

        assertThat(statements).hasSizeGreaterThan(1_000);
        assertThat(refused).as("refused of " + statements.size()).hasSizeLessThanOrEqualTo(statements.size() / 100);
    }

    private static List<Path> sets() throws IOException {
        try (var folders = Files.list(SETS)) {
            return folders.filter(it -> Files.exists(it.resolve("questions.jsonl")))
                    .sorted()
                    .toList();
        }
    }

    private static void check(
            Path set,
            Map<String, Guard> guards,
            TestDatabases databases,
            Set<List<String>> statements,
            List<String> refused)
            throws IOException {
        for (var question : Question.load(set.resolve("questions.jsonl"))) {
            var guard =
                    guards.computeIfAbsent(question.db(), it -> new Guard(databases.dialect(it), databases.schema(it)));
            for (var sql : question.sql()) {
                if (statements.add(List.of(question.db(), sql)) && guard.check(sql) instanceof Verdict.Refused it) {
                    refused.add(question.id() + ": " + it.rule() + ", " + it.message());
                }
            }
        }
    }
}
