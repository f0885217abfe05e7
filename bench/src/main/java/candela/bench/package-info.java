@NullMarked
package candela.bench;

import org.jspecify.annotations.NullMarked;
