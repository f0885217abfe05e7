/** Models of providers, and the one way to call them. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package candela.server.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
