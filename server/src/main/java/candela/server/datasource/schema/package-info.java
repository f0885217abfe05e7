/**
 * What is in a source: its tables and columns, what people say of them, and what of it is to be protected.
 *
 * <p>Doors: {@link candela.server.datasource.schema.Schemas} knows what is there,
 * {@link candela.server.datasource.schema.Classifications} what of it is to be protected,
 * {@link candela.server.datasource.schema.SchemaNotes} takes over many words about it. No tables of its own.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "iam",
            "datasource",
            "datasource.catalogue",
            "datasource.reach",
            "datasource.policy",
            "datasource.reading"
        })
@NullMarked
package candela.server.datasource.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
