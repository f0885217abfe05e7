/**
 * How much of a source may be read at once and how long it may take: what the installation allows, and of that what the
 * source does.
 *
 * <p>Doors: {@link candela.server.datasource.limit.SourceSettings} for what is set of one source,
 * {@link candela.server.datasource.limit.DataLimits} for whoever reads it. No tables of its own.
 */
@ApplicationModule(allowedDependencies = {"platform", "datasource", "datasource.catalogue"})
@NullMarked
package candela.server.datasource.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
