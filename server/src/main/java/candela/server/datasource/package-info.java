/**
 * People's databases and uploaded files: what a source is, what was found in it, and what a statement can run on.
 *
 * <p>No door of its own; those are below: {@link candela.server.datasource.register} to connect,
 * {@link candela.server.datasource.upload} to bring files, {@link candela.server.datasource.schema} to know what is in
 * a source, {@link candela.server.datasource.reading} to read it, {@link candela.server.datasource.policy} to say who
 * may see what of it, {@link candela.server.datasource.limit} to say how much. Through
 * {@link candela.server.datasource.catalogue} and {@link candela.server.datasource.reach} they get at rows and data,
 * and no other context may. Tells the rest: {@link candela.server.datasource.DataSourceDeleted}.
 */
@ApplicationModule(allowedDependencies = {"platform", "storage"})
@NullMarked
package candela.server.datasource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
