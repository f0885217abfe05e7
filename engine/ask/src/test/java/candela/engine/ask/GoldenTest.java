package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Questions and the SQL they must become, one file for each case, one folder for each phenomenon. */
class GoldenTest {
    private record Case(String name, Map<String, String> head, String expected) {
        static Case of(Path file) {
            var text = Fixture.read(file);
            var split = text.indexOf("---\n");
            var head = new LinkedHashMap<String, String>();
            text.substring(0, split)
                    .lines()
                    .forEach(line -> head.put(
                            line.substring(0, line.indexOf(':')),
                            line.substring(line.indexOf(':') + 1).strip()));
            var name = Fixture.ROOT.relativize(file).toString();
            return new Case(name, head, text.substring(split + 4).strip());
        }

        String get(String key) {
            return head.getOrDefault(key, "");
        }

        Dialect dialect() {
            return Dialect.valueOf(head.getOrDefault("dialect", "DUCKDB"));
        }
    }

    private static final Map<String, Parser> PARSERS = new ConcurrentHashMap<>();

    private static List<Case> cases() throws IOException {
        try (var files = Files.walk(Fixture.ROOT)) {
            return files.filter(it ->
                            it.toString().endsWith(".txt") && !it.toString().contains("schema"))
                    .sorted()
                    .map(Case::of)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionBecomesItsSql() throws IOException {
        return cases().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.name(), () -> assertThat(answer(it).strip()).isEqualTo(it.expected())));
    }

    @Test
    void thereAreEnoughCases() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(250);
    }

    /** What is compared: the SQL; for a question back its options; for a refusal its unknown words. */
    private static String answer(Case golden) {
        var parser = parser(golden);
        var answer = golden.get("former").isEmpty()
                ? parser.ask(golden.get("question"))
                : parser.ask(golden.get("question"), former(parser, golden.get("former")), Trial.NONE);
        return text(answer);
    }

    private static Parser parser(Case golden) {
        return PARSERS.computeIfAbsent(
                golden.get("schema") + " " + golden.dialect() + " " + golden.get("vocabulary"),
                it -> Fixture.of(golden.get("schema")).parser(golden.dialect(), vocabulary(golden)));
    }

    private static Vocabulary vocabulary(Case golden) {
        var name = golden.get("vocabulary");
        return name.isEmpty() ? Vocabulary.EMPTY : Fixture.vocabulary(name);
    }

    /** The reading after some questions, each following up on the one before. */
    private static Reading former(Parser parser, String questions) {
        var asked = List.of(questions.split(" \\| "));
        var reading = understood(parser.ask(asked.getFirst()));
        for (var question : asked.subList(1, asked.size())) {
            reading = understood(parser.ask(question, reading, Trial.NONE));
        }
        return reading;
    }

    private static Reading understood(Answer answer) {
        return ((Answer.Understood) answer).best().reading();
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.Understood understood -> understood.best().sql();
            case Answer.Clarification asked ->
                "? " + asked.question() + "\n"
                        + String.join(
                                "\n",
                                asked.options().stream()
                                        .map(Answer.Option::label)
                                        .toList());
            case Answer.Refusal refusal -> "no " + String.join(", ", refusal.unknownWords());
        };
    }

    @Test
    void theGuardAllowsAllSqlThatTheParserWrites() throws IOException {
        var refused = new ArrayList<String>();
        var guards = new HashMap<String, Guard>();
        for (var golden : cases()) {
            var sql = golden.expected();
            var guard = guards.computeIfAbsent(
                    golden.get("schema") + " " + golden.dialect(),
                    it -> new Guard(
                            golden.dialect(), Fixture.of(golden.get("schema")).stored(golden.dialect())));
            if (sql.startsWith("SELECT")
                    && guard.check(sql) instanceof Verdict.Refused(var rule, var message, var line, var column)) {
                refused.add(golden.name() + ": " + rule + " " + message + " " + line + ":" + column);
            }
        }
        assertThat(refused).isEmpty();
    }

    /** People press Enter too early, and not all words of a rule are always there. */
    @Test
    void aQuestionThatIsCutShortIsAnsweredOrRefused() throws IOException {
        var thrown = new ArrayList<String>();
        var once = cases().stream().filter(it -> it.dialect() == Dialect.DUCKDB).toList();
        for (var golden : once) {
            var words = List.of(golden.get("question").split(" "));
            for (int cut = 1; cut < Math.min(4, words.size()); cut++) {
                thrown(golden, words.subList(0, words.size() - cut)).ifPresent(thrown::add);
                thrown(golden, words.subList(cut, words.size())).ifPresent(thrown::add);
            }
        }
        assertThat(thrown).isEmpty();
    }

    private static Optional<String> thrown(Case golden, List<String> words) {
        var question = String.join(" ", words);
        try {
            parser(golden).ask(question);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(golden.get("schema") + ": " + question + ": " + e);
        }
    }

    @Test
    void allSqlForDuckDbRuns() throws IOException, SQLException {
        var broken = new ArrayList<String>();
        var bySchema = cases().stream()
                .filter(it -> it.expected().startsWith("SELECT") && it.dialect() == Dialect.DUCKDB)
                .collect(Collectors.groupingBy(it -> it.get("schema")));
        for (var schema : bySchema.keySet()) {
            try (var connection = Fixture.database(schema)) {
                for (var golden : bySchema.getOrDefault(schema, List.of())) {
                    failure(connection, golden).ifPresent(broken::add);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static Optional<String> failure(Connection connection, Case golden) {
        try (var statement = connection.createStatement()) {
            statement.executeQuery(golden.expected());
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(golden.name() + ": " + e.getMessage());
        }
    }
}
