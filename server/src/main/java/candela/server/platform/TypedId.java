package candela.server.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** The identity of one kind of thing: a record around a UUID, so that a team's id cannot be passed for a query's. */
public interface TypedId {

    @JsonValue
    UUID value();

    /** A fresh id; ids made later sort later (UUID version 7), also within a millisecond. */
    static UUID next() {
        return InOrder.GENERATOR.generate();
    }

    /** The one generator: each remembers only what it made itself. */
    final class InOrder {
        private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

        private InOrder() {}
    }
}
