/**
 * Documents that are searched and cited: datasets, who sees them, how their documents are cut into passages, and the
 * documents with their contents.
 *
 * <p>Doors: {@link candela.server.knowledge.Datasets}, {@link candela.server.knowledge.Documents}. Tables: schema
 * {@code knowledge}. Publishes {@link candela.server.knowledge.DocumentArrived},
 * {@link candela.server.knowledge.DocumentChanged}, {@link candela.server.knowledge.DocumentMoved},
 * {@link candela.server.knowledge.DocumentDeleted} and {@link candela.server.knowledge.DatasetDeleted} within the
 * transaction. Listens to {@link candela.server.datasource.DataSourceDeleted}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "iam", "team", "storage", "datasource", "datasource.register", "model"})
@NullMarked
package candela.server.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
