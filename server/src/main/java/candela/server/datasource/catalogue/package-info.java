/**
 * The rows of sources and of what was found in them, with audit and events, in short transactions behind the doors.
 *
 * <p>Door: {@link candela.server.datasource.catalogue.Catalogue}, for the packages of this context alone. Tables:
 * {@code datasource.data_source}, {@code datasource.snapshot}. Publishes
 * {@link candela.server.datasource.DataSourceDeleted} within the transaction.
 */
@ApplicationModule(allowedDependencies = {"platform", "storage", "datasource"})
@NullMarked
package candela.server.datasource.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
