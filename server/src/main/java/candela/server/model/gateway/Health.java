package candela.server.model.gateway;

import candela.engine.ai.wire.Failure;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelsChanged;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How models answered of late, as this node saw it: one that failed several times in a row is left alone for a while,
 * and the one that answers soonest can be preferred.
 */
@Component
class Health {

    private static final int PATIENCE = 3;
    private static final long COOL_DOWN = Duration.ofSeconds(30).toNanos();
    private static final int MOST_DOUBLINGS = 2;
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

    /** The more often in a row, the longer. */
    private static long until(int failures, Failure failure) {
        var wait = failure.retryAfter();
        var asked = wait == null ? 0 : Math.min(LONGEST, wait.toNanos());
        var cool = failures < PATIENCE ? 0 : COOL_DOWN << Math.min(failures - PATIENCE, MOST_DOUBLINGS);
        return System.nanoTime() + Math.clamp(cool, asked, LONGEST);
    }

    boolean isCooling(ModelId model) {
        return !cooling(model).isZero();
    }

    /** How long the model is left alone yet. */
    Duration cooling(ModelId model) {
        return Duration.ofNanos(Math.max(0, states.getOrDefault(model, State.UNTRIED).coolUntil - System.nanoTime()));
    }

    /** Who changed a model or its connection may have mended it. */
    @TransactionalEventListener
    void forget(ModelsChanged change) {
        states.replaceAll((id, known) -> new State(0, System.nanoTime(), known.pace));
    }

    long pace(ModelId model) {
        return states.getOrDefault(model, State.UNTRIED).pace;
    }
}
