package candela.server.feed;

import candela.engine.data.DataException;
import candela.engine.feed.Choice;
import candela.engine.feed.Offer;
import candela.engine.feed.Watch;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.upload.FedSources;
import candela.server.feed.FeedDesk.Wanted;
import candela.server.feed.Run.RunId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door to feeds: looking at what a service offers, copying it now or on a schedule, and following the copying. What
 * is registered was reached and looked at before it is saved.
 */
@Service
public class Feeds {

    static final String WRITE = "datasource:write";
    private static final int SHOWN = 5;

    private final FeedDesk desk;
    private final FedSources sources;
    private final SyncStarts starts;
    private final SyncTools tools;
    private final Clock clock;

    Feeds(FeedDesk desk, FedSources sources, SyncStarts starts, SyncTools tools, Clock clock) {
        this.desk = desk;
        this.sources = sources;
        this.starts = starts;
        this.tools = tools;
        this.clock = clock;
    }

    /**
     * A feed as its owner sees it.
     *
     * @param nextRuns when the schedule is due next
     * @param last its last sync; empty before the first
     */
    public record Detail(DataSource source, StoredFeed feed, List<Instant> nextRuns, Optional<Run> last) {}

    /**
     * The tables that a service offers; also the test of the connection.
     *
     * @param stored the feed whose secret holds where none is entered; null for a new one
     */
    public List<Offer> offers(Actor actor, Kind kind, FeedForm form, @Nullable DataSourceId stored) {
        actor.require(WRITE);
        var former = stored == null ? null : feed(actor, stored);
        var settings = form.over(kind, former == null ? null : former.settings(), actor.administrator());
        return look(kind, settings, secret(form, settings, former));
    }

    /** Registers a feed under its own source, and starts the first sync. */
    public DataSource add(
            Actor actor, String name, Kind kind, Visibility visibility, FeedForm form, Schedule schedule) {
        sources.requireFree(actor, name);
        var settings = form.over(kind, null, actor.administrator());
        requireTables(kind, settings, look(kind, settings, secret(form, settings, null)));
        return desk.add(actor, new Wanted(name, kind, visibility, schedule), settings, form.secret(), clock);
    }

    public Detail get(Actor actor, DataSourceId id) {
        var source = sources.writable(actor, id);
        var feed = desk.get(actor, id);
        return new Detail(source, feed, feed.schedule().following(clock.instant(), SHOWN), desk.last(actor, id));
    }

    /** Changes where and what is copied; looked at before it is saved, and copied at once. */
    public Detail change(Actor actor, DataSourceId id, FeedForm form) {
        var source = sources.writable(actor, id);
        var before = desk.get(actor, id);
        var settings = form.over(source.kind(), before.settings(), actor.administrator());
        requireTables(source.kind(), settings, look(source.kind(), settings, secret(form, settings, before)));
        desk.change(actor, before, settings, form.secret());
        return get(actor, id);
    }

    public Detail schedule(Actor actor, DataSourceId id, Schedule schedule) {
        desk.schedule(actor, feed(actor, id), schedule, clock);
        return get(actor, id);
    }

    /**
     * Starts a sync.
     *
     * @param whole whether everything is copied anew, so that also what was deleted there goes
     */
    public Run sync(Actor actor, DataSourceId id, boolean whole) {
        var source = sources.writable(actor, id);
        desk.get(actor, id);
        if (source.status() == Status.DISABLED) {
            throw Problem.conflict("The data source " + source.name() + " is disabled; enable it first");
        }
        return starts.start(actor, id, actor.user(), whole);
    }

    /** Its syncs, the newest first. */
    public Page<Run> runs(Actor actor, DataSourceId id, @Nullable UUID before, int limit) {
        feed(actor, id);
        return desk.runs(actor, id, before, limit);
    }

    /** Stops a sync; what was there before it stays. */
    public Run cancel(Actor actor, DataSourceId id, RunId run) {
        feed(actor, id);
        return desk.cancel(actor, id, run, clock);
    }

    private StoredFeed feed(Actor actor, DataSourceId id) {
        sources.writable(actor, id);
        return desk.get(actor, id);
    }

    private List<Offer> look(Kind kind, FeedSettings settings, String secret) {
        try {
            return tools.origins()
                    .open(kind, settings, secret, tools.origins().conversation(settings), Unwatched.IT)
                    .offers();
        } catch (DataException e) {
            throw e.reason() == DataException.Reason.AUTHENTICATION
                    ? Problem.invalid("secret", String.valueOf(e.getMessage()))
                    : SourceProblems.of(e);
        } catch (Problem e) {
            throw e.errors().isEmpty() ? e : Problem.invalid("address", e.detail());
        }
    }

    /** A stored secret goes nowhere but where it was given for. */
    private String secret(FeedForm form, FeedSettings settings, @Nullable StoredFeed former) {
        if (form.secret() != null) {
            return form.secret();
        }
        if (former == null || former.secret() == null) {
            return "";
        }
        if (!settings.tellsTheSame(former.settings())) {
            throw Problem.invalid("secret", "Enter the secret again: the stored one was given for another address");
        }
        return tools.secret(former);
    }

    /** A bucket may be copied whole, what comes later included; of REST everything that was named is copied. */
    private static void requireTables(Kind kind, FeedSettings settings, List<Offer> offers) {
        if (kind == Kind.REST) {
            return;
        }
        if (settings.tables().isEmpty() && kind != Kind.S3) {
            throw Problem.invalid("tables", "Choose at least one table");
        }
        for (var choice : settings.tables()) {
            var offer = offers.stream()
                    .filter(it -> it.name().equals(choice.table()))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("tables", "The service offers no table " + choice.table()));
            requireCursor(choice, offer);
        }
    }

    private static void requireCursor(Choice choice, Offer offer) {
        var cursor = choice.cursor();
        if (cursor != null
                && offer.columns().stream()
                        .noneMatch(it -> it.ordered() && it.name().equals(cursor))) {
            throw Problem.invalid(
                    "tables", "The column " + cursor + " of " + choice.table() + " cannot tell what is new");
        }
    }

    /** A look is short: nobody follows it, and it does not wait where a sync would. */
    private enum Unwatched implements Watch {
        IT;

        @Override
        public void told(String table, long rows, boolean done) {}

        @Override
        public boolean stopsWithin(Duration wait) {
            return false;
        }

        @Override
        public int attempts() {
            return 1;
        }
    }
}
