/**
 * The files that people give us, kept whole or not at all.
 *
 * <p>Door: {@link candela.server.storage.Files}. Tables: schema {@code storage}. The content lies below {@code files/}
 * of the data folder under the file's id; a row is made only when it is whole and durable, and what has no row is swept
 * at the start.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package candela.server.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
