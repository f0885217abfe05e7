/**
 * What people's words mean: synonyms, metrics, filters, joins, verified questions and remembered choices.
 *
 * <p>Door: {@link candela.server.semantic.Glossary}. Tables: schema {@code semantic}. Listens to
 * {@link candela.server.datasource.DataSourceDeleted}.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "datasource"})
@NullMarked
package candela.server.semantic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
