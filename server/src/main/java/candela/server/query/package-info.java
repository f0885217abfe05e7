/**
 * A question or a statement, asked of a data source: understood, checked, run, kept, and opened again without running.
 *
 * <p>Doors: {@link candela.server.query.Asking}; {@link candela.server.query.Teaching}, by which answers become
 * vocabulary; {@link candela.server.query.Answers} for jobs that go on with answers. Tables: schema {@code query}.
 * Tells the rest: {@link candela.server.query.QueryAsked}, {@link candela.server.query.QueryAnswered}. Jobs:
 * {@code query.answer}.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "datasource", "federation", "semantic"})
@NullMarked
package candela.server.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
