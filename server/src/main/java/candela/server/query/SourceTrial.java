package candela.server.query;

import candela.engine.ask.Trial;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.sql.Verdict;
import candela.server.datasource.Ground;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Tries readings on what was asked: few rows, and not longer than a moment; where all moments together are too long, as
 * they may be over several sources, nothing more is tried.
 */
final class SourceTrial implements Trial {

    private static final Limits GLANCE = new Limits(2, Duration.ofSeconds(1), 1L << 20);
    private static final Limits WHOLE = new Limits(1_000, Duration.ofSeconds(1), 4L << 20);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Ground source;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    SourceTrial(Ground source) {
        this.source = source;
    }

    @Override
    public boolean finds(String sql) {
        return isOver() || check(sql) instanceof Verdict.Allowed allowed && finds(allowed);
    }

    @Override
    public boolean agree(String one, String other) {
        return compare(one, other, Result::agreesWith);
    }

    @Override
    public boolean same(String one, String other) {
        return compare(one, other, Result::shows);
    }

    private boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    private Verdict check(String sql) {
        return source.check(sql, Map.of());
    }

    private boolean compare(String one, String other, BiPredicate<Result, Result> test) {
        return !isOver()
                && check(one) instanceof Verdict.Allowed first
                && check(other) instanceof Verdict.Allowed second
                && compare(first, second, test);
    }

    private boolean compare(Verdict.Allowed one, Verdict.Allowed other, BiPredicate<Result, Result> test) {
        try (var place = source.place();
                var otherPlace = source.place()) {
            return test.test(
                    source.run(one, WHOLE, new Execution(place)), source.run(other, WHOLE, new Execution(otherPlace)));
        } catch (DataException e) {
            return false;
        }
    }

    private boolean finds(Verdict.Allowed statement) {
        try (var place = source.place()) {
            return !source.run(statement, GLANCE, new Execution(place)).isVoid();
        } catch (DataException e) {
            return e.reason() != Reason.SQL;
        }
    }
}
