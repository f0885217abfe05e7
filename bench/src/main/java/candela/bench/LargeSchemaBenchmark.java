package candela.bench;

import candela.engine.ask.Answer;
import candela.engine.ask.Parser;
import candela.engine.ask.ValueIndex;
import candela.engine.sql.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions to one small database of the business set that stands among 500 tables of an ERP. */
final class LargeSchemaBenchmark implements Benchmark {

    private static final List<String> EMBEDDED = List.of("hr", "saas", "college");
    private static final int ROUNDS = 3;

    @Override
    public String about() {
        return "questions to a database among 500 tables with 6,000 columns";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var folder = Installation.home().resolve("bench/sets/business");
        var large = new LargeSchema();
        var figures = new LinkedHashMap<String, Object>();
        var times = new Times();
        try (var databases = new TestDatabases(folder.resolve("databases"), null)) {
            for (var db : EMBEDDED) {
                measure(large, databases, db, questions(folder, db), times, figures);
            }
        }
        figures.put("p50Ms", times.percentile(0.5));
        figures.put("p95Ms", times.percentile(0.95));
        return figures;
    }

    private static List<Question> questions(Path folder, String db) throws IOException {
        return Question.load(folder.resolve("questions.jsonl")).stream()
                .filter(it -> it.db().equals(db))
                .toList();
    }

    private static void measure(
            LargeSchema large,
            TestDatabases databases,
            String db,
            List<Question> questions,
            Times times,
            Map<String, Object> figures) {
        var small = databases.parser(db, questions.getFirst().today());
        var schema = large.with(databases.schema(db));
        var before = usedMegabytes();
        var start = System.nanoTime();
        var parser = parser(large, databases, db, schema, questions.getFirst().today());
        figures.put(db + ".indexMs", (System.nanoTime() - start) / 1e6);
        figures.put(db + ".addedMb", usedMegabytes() - before);
        var right = 0;
        var rightAlone = 0;
        for (var question : questions) {
            var alone = isRight(databases, question, sql(small, question));
            var among = isRight(databases, question, timed(parser, question, times));
            rightAlone += alone ? 1 : 0;
            right += among ? 1 : 0;
        }
        figures.put(db + ".tables", schema.tables().size());
        figures.put(
                db + ".columns",
                schema.tables().stream().mapToInt(it -> it.columns().size()).sum());
        figures.put(db + ".questions", questions.size());
        figures.put(db + ".rightAlone", rightAlone);
        figures.put(db + ".rightAmong500", right);
    }

    private static Parser parser(
            LargeSchema large, TestDatabases databases, String db, Schema schema, @Nullable LocalDate today) {
        var values = ValueIndex.of(schema, (table, column) -> {
            var known = large.values(table.name(), column.name());
            return known.isEmpty() && databases.schema(db).table(table.name()).isPresent()
                    ? databases.values(db, table.name(), column.name())
                    : known;
        });
        var clock = today == null
                ? Clock.systemUTC()
                : Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return Parser.of(schema, databases.dialect(db), values, databases.meanings(), clock);
    }

    private static Optional<String> timed(Parser parser, Question question, Times times) {
        var sql = sql(parser, question);
        for (int i = 0; i < ROUNDS; i++) {
            var start = System.nanoTime();
            sql = sql(parser, question);
            times.add(System.nanoTime() - start);
        }
        return sql;
    }

    private static Optional<String> sql(Parser parser, Question question) {
        return parser.ask(question.question()) instanceof Answer.Understood it
                ? Optional.of(it.best().sql())
                : Optional.empty();
    }

    private static boolean isRight(TestDatabases databases, Question question, Optional<String> sql) {
        if (sql.isEmpty() || question.sql().isEmpty()) {
            return sql.isEmpty() && question.sql().isEmpty();
        }
        var rows = databases.rows(question.db());
        var found = rows.of(sql.get());
        return found.isPresent()
                && question.sql().stream()
                        .anyMatch(it -> rows.of(it)
                                .filter(gold -> gold.matches(found.get(), TestRows.isOrdered(it)))
                                .isPresent());
    }

    private static long usedMegabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }
}
