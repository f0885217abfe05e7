/**
 * Descriptions of tables and columns that a language model proposes, where the source's keeper lets it be told of them.
 * Nothing is said of a source before a person accepts it; then it is as if the person had written it.
 *
 * <p>Door: {@link candela.server.semantic.description.Descriptions}. Tables: {@code semantic.description_run},
 * {@code semantic.description_proposal}. Listens to {@link candela.server.datasource.DataSourceDeleted}. Jobs:
 * {@code semantic.describe}.
 */
@ApplicationModule(
        allowedDependencies = {"platform", "iam", "datasource", "datasource.schema", "datasource.reading", "model"})
@NullMarked
package candela.server.semantic.description;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
