package candela.server.setting;

import candela.server.platform.Actor.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One setting as the administrator sees it.
 *
 * @param value what holds now
 * @param initial what would hold if nobody had changed it
 * @param updatedBy who changed it last; null when nobody did
 */
public record Setting(
        String key,
        Object value,
        Object initial,
        String description,
        @Nullable Instant updatedAt,
        @Nullable UserId updatedBy) {}
