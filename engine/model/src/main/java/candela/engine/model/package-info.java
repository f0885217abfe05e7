/** What people say of a database, as a file: Candela's own form, written and read; dbt's and Apache Ossie's, read. */
@NullMarked
package candela.engine.model;

import org.jspecify.annotations.NullMarked;
