/**
 * Stores of vectors that all nodes share: pgvector, Qdrant, Chroma, OpenSearch. None is used unless the settings name
 * one; then the node's own copies hold words only.
 *
 * <p>Door: {@link candela.server.knowledge.vectors.VectorStores}. No tables of its own.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package candela.server.knowledge.vectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
