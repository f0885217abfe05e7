/**
 * What people's words mean: synonyms, metrics, filters, joins, verified questions and remembered choices.
 *
 * <p>Doors: {@link candela.server.semantic.Glossary}; {@link candela.server.semantic.SemanticModels} exports and
 * imports what is said of a source as one file. Tables: schema {@code semantic}. Listens to
 * {@link candela.server.datasource.DataSourceDeleted}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "iam",
            "datasource",
            "datasource.register",
            "datasource.schema",
            "datasource.reading"
        })
@NullMarked
package candela.server.semantic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
