/**
 * Finds passages of documents, by words and by meaning, with the reader's rights inside the query. Each node has a copy
 * of the passages in an index of its own, which follows the numbered entries of {@code knowledge.entry} and is never
 * searched while it is behind them; their vectors may lie in a store that all nodes share instead.
 *
 * <p>Door: {@link candela.server.knowledge.retrieval.Searching}. No tables of its own. Listens to
 * {@link candela.server.knowledge.DocumentChanged}. The index itself is {@code engine/search}'s.
 */
@ApplicationModule(allowedDependencies = {"platform", "knowledge", "knowledge.vectors", "model"})
@NullMarked
package candela.server.knowledge.retrieval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
