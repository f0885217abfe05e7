@NullMarked
package candela.server;

import org.jspecify.annotations.NullMarked;
