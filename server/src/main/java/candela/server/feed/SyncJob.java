package candela.server.feed;

import candela.engine.data.DataException;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.upload.FedSources;
import candela.server.feed.Run.RunId;
import candela.server.platform.Actor;
import candela.server.platform.Job;
import candela.server.platform.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Does one sync: copies into a new file, and puts it in the place of the former one only when it is complete. Begun
 * anew on another node when the one that worked died; nothing of the first attempt is kept.
 */
@Component
class SyncJob implements Job {

    static final String NAME = "feed.sync";

    private final Syncing syncing;
    private final SyncTools tools;
    private final FedSources sources;

    SyncJob(Syncing syncing, SyncTools tools, FedSources sources) {
        this.syncing = syncing;
        this.tools = tools;
        this.sources = sources;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        syncing.begin(Actor.system(), new RunId(row)).ifPresent(this::sync);
    }

    @Override
    public void failed(UUID row, UUID incident) {
        syncing.fail(
                Actor.system(),
                new RunId(row),
                "Something went wrong here. Tell your administrator the number " + incident);
    }

    private void sync(Run run) {
        var system = Actor.system();
        var feed = syncing.feed(system, run.source());
        try {
            var actor = tools.actor(run, feed);
            sync(actor, run, feed);
        } catch (DataException e) {
            if (e.reason() == DataException.Reason.CANCELLED) {
                syncing.cancelled(system, run.id());
            } else {
                syncing.fail(system, run.id(), String.valueOf(e.getMessage()));
            }
        } catch (Problem e) {
            syncing.fail(system, run.id(), e.detail());
        }
    }

    private void sync(Actor actor, Run run, StoredFeed feed) {
        var system = Actor.system();
        var source = sources.writable(actor, run.source());
        if (source.status() == Status.DISABLED) {
            throw Problem.conflict("The source is disabled, so it is not synced; enable it, or take the schedule away");
        }
        var conversation = tools.origins().conversation(feed.settings());
        try (var watch = RunWatch.over(syncing, run.id(), conversation::end);
                var work = tools.workplace(run)) {
            var former = run.whole() ? null : sources.file(system, source.id()).orElse(null);
            tools.origins()
                    .open(source.kind(), feed.settings(), tools.secret(feed), conversation, watch)
                    .pull(work.file(), former);
            watch.goOn();
            var schema = work.handOver(it -> sources.refill(system, source.id(), it));
            syncing.succeed(actor, run.id(), watch.progress(), schema);
        }
    }
}
