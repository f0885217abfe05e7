package candela.engine.ai.wire;

import org.jspecify.annotations.Nullable;

/** One server-sent event; without a name it is what the standard calls a message. */
public record ServerEvent(@Nullable String name, String data) {}
