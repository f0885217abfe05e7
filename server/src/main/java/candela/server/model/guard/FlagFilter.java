package candela.server.model.guard;

import candela.engine.ai.guard.Treatment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which flags a reader wants; null lets everything through. */
public record FlagFilter(
        @Nullable String category,
        @Nullable UUID person,
        @Nullable Stage stage,
        @Nullable Treatment action,
        @Nullable Instant from,
        @Nullable Instant to) {}
