/**
 * Feeds: sources that are copies of what business applications and buckets hold, made anew by syncs, on request or on a
 * schedule.
 *
 * <p>Door: {@link candela.server.feed.Feeds}. Tables: schema {@code feed}. Listens to
 * {@link candela.server.datasource.DataSourceDeleted}. The copying itself is {@code engine/feed}'s; a finished copy
 * goes through {@link candela.server.datasource.upload.FedSources}.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "team", "storage", "datasource", "datasource.upload"})
@NullMarked
package candela.server.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
