/**
 * The register of data sources: finding, connecting, changing and deleting them.
 *
 * <p>Door: {@link candela.server.datasource.register.DataSources}. No tables of its own.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "datasource", "datasource.catalogue", "datasource.reach", "datasource.policy"
        })
@NullMarked
package candela.server.datasource.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
