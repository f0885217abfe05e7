package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Encryption;
import candela.server.platform.Job;
import candela.server.setting.KeyRotation.KeyRotationId;
import candela.server.setting.KeyRotation.Status;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Changes the key: makes the new one, and encrypts everything again under it. Begun anew it goes on where it was. */
@Component
class KeyRotationJob implements Job {

    static final String NAME = "setting.rotate_keys";

    private final KeyRotationSteps steps;
    private final Resealing resealing;
    private final Encryption encryption;

    KeyRotationJob(KeyRotationSteps steps, Resealing resealing, Encryption encryption) {
        this.steps = steps;
        this.resealing = resealing;
        this.encryption = encryption;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        steps.open(Actor.system(), new KeyRotationId(row)).ifPresent(this::rotate);
    }

    @Override
    public void failed(UUID row, UUID incident) {
        steps.end(
                Actor.system(),
                new KeyRotationId(row),
                Status.FAILED,
                "Something went wrong here. The log says more under the number " + incident);
    }

    private void rotate(KeyRotation rotation) {
        var system = Actor.system();
        encryption.introduce(rotation.key());
        steps.begin(system, rotation.id(), resealing.remaining(system, rotation.key()));
        var going = new AtomicBoolean(steps.advance(system, rotation.id(), 0));
        if (going.get()) {
            resealing.run(system, rotation.key(), count -> {
                going.set(steps.advance(system, rotation.id(), count));
                return going.get();
            });
        }
        end(rotation, going.get(), resealing.remaining(system, rotation.key()));
    }

    private void end(KeyRotation rotation, boolean whole, long remaining) {
        var system = Actor.system();
        if (!whole) {
            steps.end(system, rotation.id(), Status.CANCELLED, null);
        } else if (remaining > 0) {
            steps.end(system, rotation.id(), Status.FAILED, unreadable(remaining));
        } else {
            steps.resealed(system, rotation.id());
        }
    }

    static String unreadable(long remaining) {
        return remaining + " stored secrets cannot be opened with this installation's keys, or were written meanwhile;"
                + " the old keys are kept. Enter these secrets again, or restore keyset.json from your backup, and"
                + " start once more";
    }
}
