/**
 * What every context may lean on: the acting person, typed ids, problems, paging, settings, encryption, the second lock
 * of row-level security, durable jobs, and how these cross HTTP and JDBC.
 *
 * <p>Tables: schema {@code platform}. Invariant: nothing here knows a context.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package candela.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
