package candela.bench;

import candela.engine.sql.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * What policies add to the check of a statement that joins twenty tables, each with a row policy and a masked column:
 * by JMH, once with and once without them.
 */
final class PolicyBenchmark implements Benchmark {
    @Override
    public String about() {
        return "what row and column policies add to the check of a statement over twenty tables (JMH)";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws RunnerException {
        if (!(new PolicyCheck().withPolicies() instanceof Verdict.Allowed allowed)
                || allowed.policies().size() != 2) {
            throw new IllegalStateException("The statement is not what was to be measured");
        }
        var options = new OptionsBuilder()
                .include(PolicyCheck.class.getName())
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(3))
                .build();
        var figures = new LinkedHashMap<String, Object>();
        for (var result : new Runner(options).run()) {
            add(figures, result);
        }
        return figures;
    }

    private static void add(Map<String, Object> figures, RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        String name = result.getPrimaryResult().getLabel();
        figures.put(name + "P50Us", Math.round(times.getPercentile(50)));
        figures.put(name + "P95Us", Math.round(times.getPercentile(95)));
    }
}
