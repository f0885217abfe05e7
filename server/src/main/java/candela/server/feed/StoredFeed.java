package candela.server.feed;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Where a source is copied from, and when.
 *
 * @param secret encrypted for this source and team; null where there is none
 * @param nextRun when the schedule is due; null for never
 */
@Table(schema = "feed", name = "feed")
public record StoredFeed(
        @Id DataSourceId source,
        UserId owner,
        TeamId team,
        FeedSettings settings,
        byte @Nullable [] secret,
        Schedule schedule,
        @Nullable Instant nextRun,
        @Version int version) {

    StoredFeed with(FeedSettings settings, byte @Nullable [] secret) {
        return new StoredFeed(source, owner, team, settings, secret, schedule, nextRun, version);
    }

    StoredFeed with(Schedule schedule, Instant now) {
        return new StoredFeed(source, owner, team, settings, secret, schedule, schedule.next(now), version);
    }
}
