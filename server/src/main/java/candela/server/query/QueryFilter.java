package candela.server.query;

import candela.server.query.Query.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which queries a list shows; null lets everything through. */
public record QueryFilter(
        @Nullable Status status,
        @Nullable UUID dataSource,
        @Nullable UUID conversation,
        String text) {}
