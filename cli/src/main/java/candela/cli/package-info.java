/** The command line: {@code candela ask} answers from files or a database without a server. */
@NullMarked
package candela.cli;

import org.jspecify.annotations.NullMarked;
