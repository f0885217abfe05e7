/**
 * People and how they prove who they are: accounts, sign-in, sessions, tokens, API keys.
 *
 * <p>Doors: {@link candela.server.iam.SignIn} (in and out), {@link candela.server.iam.Profile} (one's own account),
 * {@link candela.server.iam.Devices} (where one is signed in), {@link candela.server.iam.Accounts} (everybody's, for
 * administrators). Tables: schema {@code iam}. Tells the rest: {@link candela.server.iam.UserCreated}. Invariants: no
 * password and no token is kept, only hashes; an installation always has an administrator.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package candela.server.iam;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
