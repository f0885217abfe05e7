/**
 * How other programs work with what is here: the datasets as servers of the Model Context Protocol.
 *
 * <p>Door: {@link candela.server.integration.DatasetServer}. No tables.
 */
@ApplicationModule(allowedDependencies = {"platform", "knowledge", "knowledge.retrieval"})
@NullMarked
package candela.server.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
