/** Every figure that the documents state comes from here: {@code ./candela bench NAME [--json]}. */
@NullMarked
package candela.bench;

import org.jspecify.annotations.NullMarked;
