package candela.bench;

import candela.bench.Answers.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accuracy of the semantic parser on a set of questions with their right statements: an answer is right when it
 * gives the same rows. Reads the format of the common text-to-SQL sets, one JSON object a line.
 */
final class AccuracyBenchmark implements Benchmark {

    private static final String USAGE = """
            usage: ./candela bench ask --questions FILE.jsonl --databases DIR [--always] [--descriptions FILE]
                   [--out PREDICTIONS.jsonl] [--details FILE]
            FILE.jsonl holds {"id", "db", "question", "sql", "history"?, "today"?} a line; DIR holds DB/DB.sqlite or DB/DB.sql for each db""";

    @Override
    public String about() {
        return "accuracy on a set of questions: --questions FILE.jsonl --databases DIR [--always]";
    }

    @Override
    public boolean alwaysJson() {
        return true;
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, USAGE);
        var questions = Question.load(options.path("--questions"));
        try (var databases = new TestDatabases(options.path("--databases"), options.optional("--descriptions"))) {
            var answers = new Answers(databases, options.has("--always"));
            var judged = new ArrayList<Judged>();
            for (var question : questions) {
                var given = answers.give(question);
                judged.add(new Judged(question, given, verdict(databases, question, given.sql())));
            }
            write(
                    options.optional("--out"),
                    judged.stream().map(Judged::prediction).toList());
            write(
                    options.optional("--details"),
                    judged.stream().map(Judged::detail).toList());
            return figures(judged, answers);
        }
    }

    /** How an answer compares with the right rows. */
    private enum Verdict {
        CORRECT,
        WRONG,
        NO_ANSWER,
        /** The right statement itself does not run: left out of the score. */
        UNJUDGED
    }

    private record Judged(Question question, Given given, Verdict verdict) {
        Map<String, Object> prediction() {
            var row = new LinkedHashMap<String, Object>();
            row.put("id", question.id());
            row.put("sql", given.sql());
            return row;
        }

        Map<String, Object> detail() {
            var row = new LinkedHashMap<String, Object>(prediction());
            row.put("db", question.db());
            row.put("question", question.question());
            row.put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT));
            row.put("kind", given.kind());
            row.put("said", given.said());
            row.put("confidence", given.confidence());
            row.put("ms", given.millis());
            row.put("gold", question.sql());
            return row;
        }
    }

    private static Verdict verdict(TestDatabases databases, Question question, @Nullable String sql) {
        if (question.sql().isEmpty()) {
            return sql == null ? Verdict.CORRECT : Verdict.WRONG;
        }
        var rows = databases.rows(question.db());
        var right =
                question.sql().stream().filter(it -> rows.of(it).isPresent()).toList();
        if (right.isEmpty()) {
            return Verdict.UNJUDGED;
        }
        if (sql == null) {
            return Verdict.NO_ANSWER;
        }
        var found = rows.of(sql);
        var correct = found.isPresent()
                && right.stream()
                        .anyMatch(it -> rows.of(it).orElseThrow().matches(found.get(), TestRows.isOrdered(it)));
        return correct ? Verdict.CORRECT : Verdict.WRONG;
    }

    private static Map<String, Object> figures(List<Judged> all, Answers answers) {
        var judged = all.stream().filter(it -> it.verdict() != Verdict.UNJUDGED).toList();
        long answered = judged.stream().filter(it -> it.given().sql() != null).count();
        long correct =
                judged.stream().filter(it -> it.verdict() == Verdict.CORRECT).count();
        long right = judged.stream()
                .filter(it -> it.verdict() == Verdict.CORRECT && it.given().sql() != null)
                .count();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("questions", judged.size());
        figures.put("answered", answered);
        figures.put("executionAccuracy", share(correct, judged.size()));
        figures.put("precisionAnswered", share(right, answered));
        figures.put("coverage", share(answered, judged.size()));
        figures.put(
                "clarified",
                judged.stream()
                        .filter(it -> it.given().kind().equals("clarification"))
                        .count());
        figures.put("p50Ms", answers.times().percentile(0.5));
        figures.put("p95Ms", answers.times().percentile(0.95));
        figures.put("peakMb", answers.peakMegabytes());
        return figures;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.round(1e4 * part / whole) / 1e4;
    }

    private static void write(@Nullable Path file, List<Map<String, Object>> rows) throws IOException {
        if (file != null) {
            Files.write(
                    file,
                    rows.stream().map(JsonMapper.shared()::writeValueAsString).toList());
        }
    }
}
