package candela.server.model.limit;

import candela.server.platform.Actor;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a call counts for: the key it came with, the person, the team and the model. */
public record Caller(@Nullable UUID key, UUID user, UUID team, UUID model) {

    public static Caller of(Actor actor, UUID model) {
        return new Caller(
                actor.origin().key(), actor.user().value(), actor.team().value(), model);
    }

    /** The person with the model, as one thing that is counted. */
    UUID userWithModel() {
        var both = ByteBuffer.allocate(32)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .putLong(model.getMostSignificantBits())
                .putLong(model.getLeastSignificantBits());
        return UUID.nameUUIDFromBytes(both.array());
    }
}
