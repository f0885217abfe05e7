/** What the server's tests share: one running application on a real PostgreSQL, and a clock that they move. */
@NullMarked
package candela.server.testing;

import org.jspecify.annotations.NullMarked;
