/**
 * What was done, by whom, from where, and what was refused: kept for good, each entry chained to the one before by its
 * hash.
 *
 * <p>Door: {@link candela.server.audit.AuditLog}. Tables: schema {@code audit}. Listens to
 * {@link candela.server.platform.Audited} and {@link candela.server.platform.Refused} of all contexts.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam"})
@NullMarked
package candela.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
