/** People's data: files and databases opened read-only, described as a schema, and read through the guard alone. */
@NullMarked
package candela.engine.data;

import org.jspecify.annotations.NullMarked;
