/**
 * People's databases and uploaded files: connecting, inspecting, describing and reading them.
 *
 * <p>Doors: {@link candela.server.datasource.DataSources} registers, changes and deletes;
 * {@link candela.server.datasource.Schemas} knows what is in a source,
 * {@link candela.server.datasource.Classifications} what of it is to be protected,
 * {@link candela.server.datasource.SchemaNotes} takes over many words about it;
 * {@link candela.server.datasource.SourceReader} reads it, and is the only way to its data;
 * {@link candela.server.datasource.DataPolicies} says who may see what of it, and
 * {@link candela.server.datasource.PolicyPreview} what somebody sees. Tables: schema {@code datasource}. Tells the
 * rest: {@link candela.server.datasource.DataSourceDeleted}. Uploaded files lie in {@code storage}; the DuckDB file
 * made of them is a cache that any node can make again.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "team", "storage"})
@NullMarked
package candela.server.datasource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
