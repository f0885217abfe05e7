/**
 * What every call of a model used and what it cost: written in batches by the gateway, kept by the month, shown by
 * person, team, key and model.
 *
 * <p>Door: {@link candela.server.model.usage.UsageLog} (for the gateway). Tables: {@code model.usage}, one partition a
 * month; a month that is too old is dropped as a whole. Invariant: a record that comes twice is counted once.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package candela.server.model.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
