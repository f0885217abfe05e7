package candela.server.datasource;

import java.time.Duration;

/**
 * How what a statement brings may be kept.
 *
 * @param key the same for all whom the source would answer the same: of the statement with the policies in it, the
 *     state of the source and the limits
 * @param longest after how long it is too old to be shown
 */
public record Keeping(String key, Duration longest) {}
