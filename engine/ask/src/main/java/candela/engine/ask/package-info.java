/**
 * The semantic parser: a question, a schema and a vocabulary become ranked interpretations, each with its SQL and
 * reading.
 */
@NullMarked
package candela.engine.ask;

import org.jspecify.annotations.NullMarked;
