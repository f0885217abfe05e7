/**
 * Questions and statements over several data sources. A question is read over one schema of what its reader may see of
 * each; what a statement needs of each is read through the source's own guard and policies, and brought together in a
 * DuckDB file for as long as the statement runs.
 *
 * <p>Door: {@link candela.server.federation.Federations}. Keeps nothing.
 */
@ApplicationModule(allowedDependencies = {"platform", "datasource", "datasource.reading"})
@NullMarked
package candela.server.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
