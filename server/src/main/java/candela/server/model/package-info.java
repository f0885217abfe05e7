/** Providers, connections and models, and the one gateway by which everybody calls them. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package candela.server.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
