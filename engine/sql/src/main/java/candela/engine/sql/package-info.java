/**
 * SQL as text that can be trusted: the shape of a database, its dialect, and the guard that lets one read statement
 * pass.
 */
@NullMarked
package candela.engine.sql;

import org.jspecify.annotations.NullMarked;
