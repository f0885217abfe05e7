package candela.engine.ai.wire;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What differs from run to run and that some providers leave to us.
 *
 * @param ids words that no other answer has, for calls of tools and answers without a name
 */
record Chance(InstantSource clock, Supplier<String> ids) {
    static final Chance REAL = new Chance(
            InstantSource.system(),
            () -> UUID.randomUUID().toString().replace("-", "").substring(0, 24));

    long seconds() {
        return clock.instant().getEpochSecond();
    }
}
