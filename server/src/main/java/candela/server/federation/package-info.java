/**
 * Statements over several data sources: what they need of each is read through the source's own guard and policies, and
 * brought together in a DuckDB file for as long as the statement runs.
 *
 * <p>Door: {@link candela.server.federation.Federations}. Keeps nothing.
 */
@ApplicationModule(allowedDependencies = {"platform", "datasource"})
@NullMarked
package candela.server.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
