package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Encryption;
import candela.server.platform.Recurring;
import candela.server.setting.KeyRotation.Status;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Throws the old keys away, a while after everything was encrypted under the new one and when nothing else came. */
@Component
class KeyRetirement implements Recurring {

    private final KeyRotationSteps steps;
    private final Resealing resealing;
    private final Encryption encryption;

    KeyRetirement(KeyRotationSteps steps, Resealing resealing, Encryption encryption) {
        this.steps = steps;
        this.resealing = resealing;
        this.encryption = encryption;
    }

    @Override
    public String name() {
        return "setting.retire_keys";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        steps.retiring(Actor.system()).ifPresent(this::retire);
    }

    private void retire(KeyRotation rotation) {
        var system = Actor.system();
        resealing.run(system, rotation.key(), count -> true);
        var remaining = resealing.remaining(system, rotation.key());
        if (remaining > 0) {
            steps.end(system, rotation.id(), Status.FAILED, KeyRotationJob.unreadable(remaining));
            return;
        }
        encryption.retireAllBut(rotation.key());
        steps.end(system, rotation.id(), Status.SUCCEEDED, null);
    }
}
