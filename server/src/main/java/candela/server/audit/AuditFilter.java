package candela.server.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries a reader wants; null lets everything through. */
public record AuditFilter(
        @Nullable UUID user,
        @Nullable String action,
        @Nullable String entityType,
        @Nullable UUID entity,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {}
