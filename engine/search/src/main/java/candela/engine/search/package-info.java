/**
 * Passages of documents, found by words and by meaning: {@link Passages} is an index in a folder, which is only ever a
 * copy of what its owner keeps elsewhere.
 */
@NullMarked
package candela.engine.search;

import org.jspecify.annotations.NullMarked;
