/**
 * What is said in words about the result of a query: by rules, or by a language model where the source's keeper lets
 * rows be told. Every number is checked against the result, and what it does not bear out is left out.
 *
 * <p>Door: {@link candela.server.query.insight.Insights}. Tables: {@code query.insight}. Listens to
 * {@link candela.server.query.QueryAnswered}. Jobs: {@code query.insight}. What a result bears out is
 * {@code engine/chart}'s.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "datasource", "federation", "query", "model"})
@NullMarked
package candela.server.query.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
