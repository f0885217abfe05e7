/**
 * What every call of a model used and what it cost: written in batches by the gateway, kept by the month, shown by
 * person, team, key and model.
 *
 * <p>Doors: {@link candela.server.model.usage.UsageLog} (for the gateway),
 * {@link candela.server.model.usage.UsageReports} (what people see), {@link candela.server.model.usage.CostAlerts}
 * (thresholds on the month's cost). Tables: {@code model.usage} and its sums {@code model.usage_quarter}, one partition
 * a month, where a month that is too old is dropped as a whole; {@code model.cost_alert}. Tells the rest:
 * {@link candela.server.model.usage.CostPassed}. Invariants: a record that comes twice is counted once; the sums are
 * always those of the records.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "team", "model"})
@NullMarked
package candela.server.model.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
