package candela.bench;

import candela.engine.sql.Attributes;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What {@link PolicyBenchmark} measures: the check of one statement over twenty tables. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PolicyCheck {
    private static final int TABLES = 20;

    private final Schema schema =
            new Schema(IntStream.range(0, TABLES).mapToObj(PolicyCheck::table).toList(), List.of());

    private final String sql = sql();
    private final Guard bound = new Guard(Dialect.POSTGRESQL, schema, policies());
    private final Guard free = new Guard(Dialect.POSTGRESQL, schema);

    @Benchmark
    public Verdict withPolicies() {
        return bound.check(sql);
    }

    @Benchmark
    public Verdict withoutPolicies() {
        return free.check(sql);
    }

    private static Schema.Table table(int i) {
        var columns = Stream.concat(
                        Stream.of("id", "region", "owner"),
                        IntStream.range(0, 9).mapToObj(it -> "c" + it))
                .map(it -> new Schema.Column(
                        it, it.equals("id") ? Type.INTEGER : Type.TEXT, "text", true, "", List.of(), null, null, null))
                .toList();
        return new Schema.Table(null, "table_" + i, columns, List.of("id"), null, "");
    }

    private static String sql() {
        var sql = new StringBuilder("SELECT t0.region, count(*) FROM table_0 t0");
        for (var i = 1; i < TABLES; i++) {
            sql.append(" JOIN table_%d t%d ON t%d.id = t%d.id".formatted(i, i, i, i - 1));
        }
        return sql.append(" WHERE t3.c1 = 'x' GROUP BY t0.region ORDER BY 2 DESC LIMIT 10")
                .toString();
    }

    private static Policies policies() {
        var names = IntStream.range(0, TABLES)
                .mapToObj(it -> new TableName(null, "table_" + it))
                .toList();
        var filter = RowFilter.parse("region = {user.region} and owner in {user.teams}");
        return new Policies(
                names.stream().map(it -> new RowPolicy("rows", it, filter)).toList(),
                names.stream()
                        .map(it -> new ColumnPolicy("mask", it, "c0", new Mask.Partial(1, 2)))
                        .toList(),
                Attributes.of(Map.of("region", "North", "teams", List.of("a", "b", "c"))),
                "salt");
    }
}
