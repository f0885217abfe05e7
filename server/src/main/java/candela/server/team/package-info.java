/**
 * Teams, who is in them, what their roles allow, and what is said of them for data policies.
 *
 * <p>Tables: schema {@code team}. Hears {@link candela.server.iam.UserCreated} and gives each person a team of their
 * own. Invariant: a team always has a manager.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam"})
@NullMarked
package candela.server.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
