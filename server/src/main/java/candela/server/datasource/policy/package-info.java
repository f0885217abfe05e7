/**
 * Who may see which rows and columns of a source.
 *
 * <p>Doors: {@link candela.server.datasource.policy.DataPolicies} for those who keep policies,
 * {@link candela.server.datasource.policy.PolicyBinding} for whoever reads a source. Tables: {@code datasource.policy},
 * {@code datasource.salt}. How policies are written into a statement is {@code engine/sql}'s.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "iam", "team", "datasource", "datasource.catalogue", "datasource.reach"})
@NullMarked
package candela.server.datasource.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
