package candela.server.model.gateway;

import candela.engine.ai.wire.Failure;
import candela.server.model.Model.ModelId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How models answered of late, as this node saw it: one that failed several times in a row is left alone for a while,
 * and the one that answers soonest can be preferred.
 */
@Component
class Health {

    private static final int PATIENCE = 3;
    private static final long COOL_DOWN = Duration.ofSeconds(30).toNanos();
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();
    private static final long UNKNOWN = Duration.ofSeconds(1).toNanos();

    private final Map<ModelId, State> states = new ConcurrentHashMap<>();

    /**
     * One model's.
     *
     * @param failures in a row
     * @param coolUntil by the clock that nobody sets
     * @param pace nanoseconds until the first byte, the newest counting most
     */
    private record State(int failures, long coolUntil, long pace) {

        static final State UNTRIED = new State(0, System.nanoTime(), UNKNOWN);
    }

    void answered(ModelId model, long nanosToFirstByte) {
        states.compute(model, (id, known) -> {
            var before = known == null ? nanosToFirstByte : known.pace;
            return new State(0, System.nanoTime(), (before * 3 + nanosToFirstByte) / 4);
        });
    }

    /** A failure that is the client's own says nothing about the model. */
    void failed(ModelId model, Failure failure) {
        if (failure.reason() != Failure.Reason.INVALID) {
            states.merge(
                    model,
                    new State(1, until(1, failure), UNKNOWN),
                    (known, fresh) -> new State(known.failures + 1, until(known.failures + 1, failure), known.pace));
        }
    }

    private static long until(int failures, Failure failure) {
        var wait = failure.retryAfter();
        var asked = wait == null ? 0 : Math.min(LONGEST, wait.toNanos());
        return System.nanoTime() + (failures < PATIENCE ? asked : Math.max(asked, COOL_DOWN));
    }

    boolean isCooling(ModelId model) {
        return states.getOrDefault(model, State.UNTRIED).coolUntil - System.nanoTime() > 0;
    }

    long pace(ModelId model) {
        return states.getOrDefault(model, State.UNTRIED).pace;
    }
}
