/**
 * How documents become searchable: read in a process of their own, cut into passages, given vectors, and found when all
 * of that is done. Lanes do it, a few jobs that take one document after the other, each team in its turn; a document is
 * a row that always ends ready, failed with words, or cancelled.
 *
 * <p>Doors: {@link candela.server.knowledge.ingest.Ingesting} pauses, resumes, cancels and retries;
 * {@link candela.server.knowledge.ingest.Reindexing} builds a second index of a dataset beside the one that is
 * searched. Tables: {@code knowledge.ingestion}, {@code knowledge.content}, {@code knowledge.passage},
 * {@code knowledge.turn}, {@code knowledge.entry}. Listens to the events of {@link candela.server.knowledge}.
 */
@ApplicationModule(allowedDependencies = {"platform", "storage", "model", "knowledge"})
@NullMarked
package candela.server.knowledge.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
