package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.setting.KeyRotation.KeyRotationId;
import candela.server.setting.KeyRotation.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a change of keys, each kept in a short transaction of its own. */
@Service
@Transactional
class KeyRotationSteps {

    /** Longer than any transaction that began before the new key was there. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private final KeyRotationRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyRotationSteps(KeyRotationRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** What there is to do; empty when nothing is. */
    @Transactional(readOnly = true)
    public Optional<KeyRotation> open(Actor system, KeyRotationId id) {
        return rows.findById(id).filter(it -> it.status() == Status.PENDING || it.status() == Status.RUNNING);
    }

    /** What goes on where a dead node left it has begun before. */
    public void begin(Actor system, KeyRotationId id, long remaining) {
        var isNew = rows.lock(id).filter(it -> it.status() == Status.PENDING).isPresent();
        change(id, it -> it.begin(remaining));
        if (isNew) {
            events.publishEvent(Audited.of(system, "executed", KeyRotations.TYPE, id));
        }
    }

    /** Counts what is done; false when it shall stop. */
    public boolean advance(Actor system, KeyRotationId id, long by) {
        return rows.lock(id)
                .map(it -> rows.save(it.advance(by)))
                .filter(it -> !it.cancelRequested() && !it.status().isFinished())
                .isPresent();
    }

    public void resealed(Actor system, KeyRotationId id) {
        change(id, it -> it.resealed(clock.instant()));
    }

    /** A change of keys whose old keys have been kept long enough. */
    public Optional<KeyRotation> retiring(Actor system) {
        return rows.retiring(clock.instant().minus(KEPT));
    }

    public void end(Actor system, KeyRotationId id, Status status, @Nullable String error) {
        change(id, it -> it.end(status, error, clock.instant()));
        var ended = Audited.of(system, "updated", KeyRotations.TYPE, id);
        events.publishEvent(error == null ? ended : ended.failed(error));
    }

    private void change(KeyRotationId id, UnaryOperator<KeyRotation> step) {
        rows.lock(id).filter(it -> !it.status().isFinished()).ifPresent(it -> rows.save(step.apply(it)));
    }
}
