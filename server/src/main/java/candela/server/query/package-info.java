/**
 * A question or a statement, asked of a data source: understood, checked, run, kept, and opened again without running.
 *
 * <p>Doors: {@link candela.server.query.Asking}; {@link candela.server.query.Teaching}, by which answers become
 * vocabulary; {@link candela.server.query.Answers} for jobs that go on with answers. Where a language model is
 * connected and the source's setting lets it be told, it proposes a statement beside the parser's
 * ({@link candela.server.query.Proposals}), through the same guard. Tables: schema {@code query}. Tells the rest:
 * {@link candela.server.query.QueryAsked}, {@link candela.server.query.QueryAnswered}. Jobs: {@code query.answer}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "iam", "datasource", "datasource.register", "federation", "semantic", "model"
        })
@NullMarked
package candela.server.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
