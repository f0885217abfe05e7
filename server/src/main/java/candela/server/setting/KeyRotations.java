package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Jobs;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.setting.KeyRotation.KeyRotationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the change of keys: asking for one, following it, stopping it. */
@Service
@Transactional
public class KeyRotations {

    static final String TYPE = "key_rotation";
    private static final String PERMISSION = "setting:write";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRotationRows rows;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyRotations(KeyRotationRows rows, Jobs jobs, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<KeyRotation> list(Actor actor) {
        actor.require(PERMISSION);
        return rows.newest();
    }

    @Transactional(readOnly = true)
    public KeyRotation get(Actor actor, KeyRotationId id) {
        actor.require(PERMISSION);
        return rows.findById(id).orElseThrow(() -> Problem.notFound("key rotation", id));
    }

    /** Puts the work down; one at a time. */
    public KeyRotation start(Actor actor) {
        actor.require(PERMISSION);
        if (rows.underWay()) {
            throw Problem.conflict("The keys are being changed already; wait for the end, or cancel it");
        }
        var asked = KeyRotation.asked(new KeyRotationId(TypedId.next()), actor.user(), freshKey(), clock.instant());
        var saved = rows.save(asked);
        jobs.schedule(KeyRotationJob.NAME, saved.id().value());
        events.publishEvent(Audited.of(actor, "created", TYPE, saved.id()));
        return saved;
    }

    static int freshKey() {
        return RANDOM.nextInt(1, Integer.MAX_VALUE);
    }

    /** Asks it to stop; what is done stays done, and all keys go on to decrypt. */
    public KeyRotation cancel(Actor actor, KeyRotationId id) {
        actor.require(PERMISSION);
        var rotation = rows.lock(id).orElseThrow(() -> Problem.notFound("key rotation", id));
        if (rotation.status().isFinished()) {
            throw Problem.conflict("This change of keys has ended already");
        }
        events.publishEvent(Audited.of(actor, "cancelled", TYPE, id));
        return rows.save(
                rotation.status() == KeyRotation.Status.RUNNING
                        ? rotation.cancelling()
                        : rotation.end(KeyRotation.Status.CANCELLED, null, clock.instant()));
    }
}
