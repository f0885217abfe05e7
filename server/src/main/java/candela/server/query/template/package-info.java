/**
 * Saved questions: a statement with its question and parameters, kept to be run again with other values; and what is
 * said of a statement while it is written.
 *
 * <p>Doors: {@link candela.server.query.template.Templates}, {@link candela.server.query.template.Statements}. Tables:
 * {@code query.template}. What somebody found right is a verified question of the glossary; there is no second way.
 * Listens to {@link candela.server.datasource.DataSourceDeleted}, {@link candela.server.semantic.VerifiedWithdrawn}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "iam", "datasource", "datasource.register", "federation", "semantic", "query"
        })
@NullMarked
package candela.server.query.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
