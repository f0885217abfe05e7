/** Finds personal and otherwise protected data in columns, from their names and a few of their values. */
@NullMarked
package candela.engine.personal;

import org.jspecify.annotations.NullMarked;
