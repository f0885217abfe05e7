package candela.server.feed;

import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.upload.FedSources;
import candela.server.feed.Run.RunId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Encryption;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short transactions behind the door: rows, audit and jobs, all or nothing. */
@Service
@Transactional
class FeedDesk {

    private static final String TYPE = "data_source";

    private final FeedBooks books;
    private final FedSources sources;
    private final SyncStarts starts;
    private final Encryption encryption;
    private final ApplicationEventPublisher events;

    FeedDesk(
            FeedBooks books,
            FedSources sources,
            SyncStarts starts,
            Encryption encryption,
            ApplicationEventPublisher events) {
        this.books = books;
        this.sources = sources;
        this.starts = starts;
        this.encryption = encryption;
        this.events = events;
    }

    /** What a new feed is made of. */
    record Wanted(String name, Kind kind, Visibility visibility, Schedule schedule) {}

    /** Registers the source and its feed, and starts the first sync. */
    public DataSource add(Actor actor, Wanted wanted, FeedSettings settings, @Nullable String secret, Clock clock) {
        var source = sources.add(actor, wanted.name(), wanted.kind(), wanted.visibility());
        var feed = new StoredFeed(
                source.id(),
                actor.user(),
                actor.team(),
                settings,
                encrypted(secret, source.id(), actor.team().value()),
                wanted.schedule(),
                wanted.schedule().next(clock.instant()),
                0);
        books.feeds().save(feed);
        tell(actor, source.id(), Map.of(), fields(feed));
        starts.start(actor, source.id(), actor.user(), true);
        return source;
    }

    /** Saves changed settings, and copies anew what they say. */
    public StoredFeed change(Actor actor, StoredFeed before, FeedSettings settings, @Nullable String secret) {
        var fresh = secret == null
                ? before.secret()
                : encrypted(secret, before.source(), before.team().value());
        var after = books.feeds().save(before.with(settings, fresh));
        tell(actor, before.source(), fields(before), fields(after));
        // While a sync goes on this is refused: it would finish with what the former settings named.
        starts.start(actor, before.source(), actor.user(), !settings.continues(before.settings()));
        return after;
    }

    public StoredFeed schedule(Actor actor, StoredFeed before, Schedule schedule, Clock clock) {
        var after = books.feeds().save(before.with(schedule, clock.instant()));
        tell(actor, before.source(), fields(before), fields(after));
        return after;
    }

    @Transactional(readOnly = true)
    public StoredFeed get(Actor actor, DataSourceId id) {
        return books.feeds().findById(id).orElseThrow(() -> Problem.notFound("feed", id));
    }

    @Transactional(readOnly = true)
    public Page<Run> runs(Actor actor, DataSourceId source, @Nullable UUID before, int limit) {
        return Page.cut(
                books.runs().of(source.value(), before, limit + 1),
                limit,
                it -> it.id().value().toString());
    }

    @Transactional(readOnly = true)
    public Optional<Run> last(Actor actor, DataSourceId source) {
        return books.runs().of(source.value(), null, 1).stream().findFirst();
    }

    public Run cancel(Actor actor, DataSourceId source, RunId id, Clock clock) {
        var run = books.runs()
                .lock(id.value())
                .filter(it -> it.source().equals(source))
                .orElseThrow(() -> Problem.notFound("run", id));
        if (run.status().isFinished()) {
            throw Problem.conflict("This sync has ended already");
        }
        events.publishEvent(Audited.of(actor, "cancelled", "sync", id));
        return books.runs().save(run.cancelled(clock.instant()));
    }

    public void forget(Actor system, DataSourceId source) {
        books.feeds().deleteById(source);
    }

    private byte @Nullable [] encrypted(@Nullable String secret, DataSourceId source, UUID team) {
        return secret == null || secret.isEmpty() ? null : encryption.encrypt(secret, source.value(), team);
    }

    private void tell(Actor actor, DataSourceId id, Map<String, String> before, Map<String, String> after) {
        events.publishEvent(Audited.updated(actor, TYPE, id, before, after));
    }

    /** What the audit keeps of a feed: never its secret. */
    private static Map<String, String> fields(StoredFeed feed) {
        var fields = new TreeMap<String, String>();
        fields.put("address", feed.settings().address());
        fields.put("login", feed.settings().login().kind().name());
        fields.put("tables", feed.settings().tables().toString());
        put(fields, "rest", feed.settings().rest());
        put(fields, "bucket", feed.settings().bucket());
        fields.put("schedule", Objects.requireNonNullElse(feed.schedule().cron(), "never"));
        if (feed.secret() != null) {
            fields.put("secret", "***");
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
