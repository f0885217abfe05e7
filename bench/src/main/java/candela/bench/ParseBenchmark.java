package candela.bench;

import candela.engine.ai.SentenceVectors;
import candela.engine.ask.Parser;
import candela.engine.ask.ValueIndex;
import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.engine.data.Demo;
import candela.engine.data.Inspection;
import candela.engine.data.Source;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** From a question to its statement, inside a warm process, over the demo's questions in both languages. */
final class ParseBenchmark implements Benchmark {

    private static final int WARM_UP = 40;
    private static final int ROUNDS = 40;

    @Override
    public String about() {
        return "question to SQL in a warm process, over the demo's example questions";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var file = Installation.temporary().resolve("demo.duckdb");
        Demo.write(file);
        try (var database = Database.open(new Source.DuckDbFile(file), Access.DEFAULT);
                var vectors = new SentenceVectors()) {
            var schema = database.inspect(Inspection.DEFAULT);
            var values = ValueIndex.of(
                    schema, (table, column) -> database.distinctValues(table.name(), column.name(), 50_000));
            return measure(Parser.of(schema, database.dialect(), values, vectors::of, Clock.systemUTC()));
        }
    }

    private static Map<String, Object> measure(Parser parser) {
        var questions = Stream.of(Locale.ENGLISH, Locale.forLanguageTag("vi"))
                .flatMap(it -> Demo.questions(it).stream())
                .toList();
        ask(parser, questions, WARM_UP, new Times());
        var times = new Times();
        ask(parser, questions, ROUNDS, times);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("questions", times.count());
        figures.put("p50Ms", times.percentile(0.5));
        figures.put("p95Ms", times.percentile(0.95));
        return figures;
    }

    private static void ask(Parser parser, List<String> questions, int rounds, Times times) {
        for (var i = 0; i < rounds; i++) {
            for (var question : questions) {
                var start = System.nanoTime();
                parser.ask(question);
                times.add(System.nanoTime() - start);
            }
        }
    }
}
