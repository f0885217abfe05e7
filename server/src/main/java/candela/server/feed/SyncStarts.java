package candela.server.feed;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.feed.Run.RunId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Jobs;
import candela.server.platform.Problem;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts syncs down: those that people ask for, and those whose time has come. */
@Service
@Transactional
class SyncStarts {

    private final FeedBooks books;
    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    SyncStarts(FeedBooks books, ObjectProvider<Jobs> jobs, Clock clock) {
        this.books = books;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param by null where the schedule asks */
    public Run start(Actor actor, DataSourceId source, @Nullable UserId by, boolean whole) {
        if (books.runs().goingOn(source.value()).isPresent()) {
            throw Problem.conflict("A sync of this source is already going on; wait for its end, or stop it");
        }
        var run = books.runs().save(Run.asked(source, by, whole, clock.instant()));
        jobs.getObject().schedule(SyncJob.NAME, run.id().value());
        return run;
    }

    /** Starts what is due, and what had to wait. A sync that still goes on stands for the one that is due. */
    public void startDue(Actor system) {
        var now = clock.instant();
        for (var feed : books.feeds().due(now)) {
            books.feeds().save(feed.with(feed.schedule(), now));
            if (books.runs().goingOn(feed.source().value()).isEmpty()) {
                start(system, feed.source(), null, false);
            }
        }
        books.runs().waiting().stream()
                .map(Run::id)
                .map(RunId::value)
                .forEach(it -> jobs.getObject().schedule(SyncJob.NAME, it));
    }
}
