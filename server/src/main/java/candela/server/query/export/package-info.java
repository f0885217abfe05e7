/**
 * All rows of a statement as a file, however many they are: run anew for the one who takes them along, with the
 * policies that bind that person now, and sent while they come.
 *
 * <p>Door: {@link candela.server.query.export.Exports}. Tables: {@code query.export}.
 */
@ApplicationModule(allowedDependencies = {"platform", "datasource", "federation", "query"})
@NullMarked
package candela.server.query.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
