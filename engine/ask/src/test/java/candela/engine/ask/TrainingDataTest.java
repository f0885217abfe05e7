package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules are about language, not about the public sets that the parser was measured by: none of their names stands in
 * it.
 */
class TrainingDataTest {
    private static final Path DATA = Path.of("../../../shared/ask");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)+");
    /** Compounds so common that every second database has them. */
    private static final Set<String> COMMON = Set.of("first_name", "last_name", "order_id", "customer_id");

    private static Set<String> words;
    private static String text;

    @BeforeAll
    static void read() throws IOException {
        Assumptions.assumeTrue(Files.exists(DATA), "the training data is not beside the project");
        try (var files = Files.walk(Path.of("src/main"))) {
            text = files.filter(it -> it.toString().matches(".*\\.(java|txt)"))
                    .map(Fixture::read)
                    .collect(Collectors.joining("\n"))
                    .toLowerCase(Locale.ROOT);
        }
        words = IDENTIFIER.matcher(text).results().map(it -> it.group()).collect(Collectors.toSet());
    }

    @Test
    void noRuleNamesADatabaseTableOrColumnOfTheData() throws IOException {
        var names = new TreeSet<String>();
        for (var schema : JsonMapper.shared().readTree(DATA.resolve("spider/tables.json"))) {
            names.add(schema.get("db_id").asString());
            schema.get("table_names_original").forEach(it -> names.add(it.asString()));
            schema.get("column_names_original")
                    .forEach(it -> names.add(it.get(1).asString()));
        }
        var found = names.stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .filter(it -> IDENTIFIER.matcher(it).matches() && !COMMON.contains(it) && words.contains(it))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void noRuleQuotesAQuestionOfTheData() throws IOException {
        var found = new HashSet<String>();
        for (var file : new String[] {"spider/train.jsonl", "spider/questions.jsonl", "sparc/questions.jsonl"}) {
            try (var lines = Files.lines(DATA.resolve(file))) {
                lines.map(JsonMapper.shared()::readTree)
                        .map((JsonNode it) -> it.get("question").asString().toLowerCase(Locale.ROOT))
                        .filter(it -> it.length() > 24 && text.contains(it))
                        .forEach(found::add);
            }
        }
        assertThat(found).isEmpty();
    }
}
