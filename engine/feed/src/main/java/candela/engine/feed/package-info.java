/**
 * Copies what business applications and buckets offer into tables of one DuckDB file: over an HTTP that the caller
 * gives, page by page, whole or only what changed.
 */
@NullMarked
package candela.engine.feed;

import org.jspecify.annotations.NullMarked;
