package candela.bench;

import candela.engine.data.Access;
import candela.engine.data.DataException;
import candela.engine.data.Database;
import candela.engine.data.Execution;
import candela.engine.data.Inspection;
import candela.engine.data.Limits;
import candela.engine.data.Source;
import candela.engine.sql.Attributes;
import candela.engine.sql.Guard;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many honest statements of a set the guard lets pass, and whether they answer the same when a policy that hides
 * nothing is written in at each table. Databases are SQLite's.
 */
final class GuardBenchmark implements Benchmark {
    private static final String USAGE = "usage: ./candela bench guard --questions FILE.jsonl --databases DIR";

    @Override
    public String about() {
        return "honest statements that the guard lets pass: --questions FILE.jsonl --databases DIR";
    }

    /** What became of the statements. */
    private static final class Tally {
        private int statements;
        private int allowed;
        private int run;
        private int unchanged;
        private final List<String> differences = new ArrayList<>();
        private final Map<String, Integer> refusals = new TreeMap<>();
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, USAGE);
        var folder = options.path("--databases");
        var statements = Question.load(options.path("--questions")).stream()
                .collect(Collectors.groupingBy(
                        Question::db,
                        TreeMap::new,
                        Collectors.flatMapping(
                                it -> it.sql().stream(), Collectors.toCollection(java.util.TreeSet::new))));
        var tally = new Tally();
        statements.forEach((db, all) -> check(folder.resolve(db).resolve(db + ".sqlite"), List.copyOf(all), tally));
        return figures(tally);
    }

    private static void check(Path file, List<String> statements, Tally tally) {
        try (var database = Database.open(new Source.SqliteFile(file), Access.DEFAULT)) {
            var schema = database.inspect(Inspection.DEFAULT);
            var free = new Guard(database.dialect(), schema);
            var bound = new Guard(database.dialect(), schema, hidingNothing(schema));
            for (var sql : statements) {
                tally.statements++;
                count(database, free.check(sql), bound.check(sql), tally);
            }
        }
    }

    private static void count(Database database, Verdict plain, Verdict rewritten, Tally tally) {
        if (rewritten instanceof Verdict.Refused refused) {
            tally.refusals.merge(refused.rule(), 1, Integer::sum);
            return;
        }
        tally.allowed++;
        var wanted = rows(database, plain);
        if (wanted != null) {
            tally.run++;
            if (wanted.equals(rows(database, rewritten))) {
                tally.unchanged++;
            } else {
                tally.differences.add(((Verdict.Allowed) plain).sql());
            }
        }
    }

    private static Policies hidingNothing(Schema schema) {
        var everything = RowFilter.parse("true");
        var rows = schema.tables().stream()
                .map(it -> new RowPolicy("all", new TableName(it.namespace(), it.name()), everything))
                .toList();
        return new Policies(rows, List.of(), Attributes.NONE, "");
    }

    /** The rows as text; null when the database does not accept the statement. */
    private static @Nullable List<String> rows(Database database, Verdict verdict) {
        try {
            return verdict instanceof Verdict.Allowed allowed
                    ? database.run(allowed, Limits.DEFAULT, new Execution()).rows().stream()
                            .map(List::toString)
                            .sorted()
                            .toList()
                    : null;
        } catch (DataException e) {
            return null;
        }
    }

    private static Map<String, Object> figures(Tally tally) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("statements", tally.statements);
        figures.put("allowed", tally.allowed);
        figures.put("run", tally.run);
        figures.put("unchanged", tally.unchanged);
        figures.put("refusals", tally.refusals);
        figures.put("differences", tally.differences);
        return figures;
    }
}
