package candela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question of a set.
 *
 * @param sql statements whose rows are right answers; none when the database cannot answer
 * @param history the questions asked before in the same dialogue, oldest first
 * @param today the day on which it is asked; null when no day matters
 * @param part {@code check} for questions whose answers nobody looked at; empty where a set has no parts
 */
record Question(
        String id,
        String db,
        String question,
        List<String> sql,
        List<String> history,
        @Nullable LocalDate today,
        String part) {

    /** Reads one question a line. */
    static List<Question> load(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(it -> !it.isBlank())
                    .map(it -> of(JsonMapper.shared().readTree(it)))
                    .toList();
        }
    }

    private static Question of(JsonNode row) {
        return new Question(
                row.get("id").asString(),
                row.get("db").asString(),
                row.get("question").asString(),
                strings(row.path("sql")),
                strings(row.path("history")),
                row.has("today") ? LocalDate.parse(row.get("today").asString()) : null,
                row.path("part").asString(""));
    }

    private static List<String> strings(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
        }
        return node.isString() ? List.of(node.asString()) : List.of();
    }
}
