package candela.engine.feed;

import org.jspecify.annotations.Nullable;

/**
 * A table that somebody wants to have.
 *
 * @param cursor the column that grows with every change, by which later syncs ask only for what is new; null to copy
 *     the whole table each time
 */
public record Choice(String table, @Nullable String cursor) {}
