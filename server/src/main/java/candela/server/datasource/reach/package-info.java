/**
 * How sources are reached and looked at, for the packages of this context alone: addresses and files that may be
 * opened, databases that are kept open, and the DuckDB files made of uploads, a cache that any node can make again.
 *
 * <p>Doors: {@link candela.server.datasource.reach.Reach} finds the way,
 * {@link candela.server.datasource.reach.OpenDatabases} keeps it open,
 * {@link candela.server.datasource.reach.Inspections} looks at what is there,
 * {@link candela.server.datasource.reach.ImportCache} reads uploaded files. No tables of its own. Listens to
 * {@link candela.server.datasource.DataSourceDeleted}. Jobs: {@code datasource.demo}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "storage", "datasource", "datasource.catalogue", "datasource.limit"})
@NullMarked
package candela.server.datasource.reach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
