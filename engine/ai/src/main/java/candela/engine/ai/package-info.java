/** Models that run inside the process: vectors of meaning for short texts, computed without a network. */
@NullMarked
package candela.engine.ai;

import org.jspecify.annotations.NullMarked;
