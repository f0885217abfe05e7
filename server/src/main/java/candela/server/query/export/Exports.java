package candela.server.query.export;

import candela.engine.data.DataException;
import candela.engine.data.Execution;
import candela.engine.sql.Verdict;
import candela.server.federation.Federations;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Asking;
import candela.server.query.Query.QueryId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door by which all rows of a statement leave as a file. No transaction is held while they do. */
@Service
public class Exports {

    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Asking asking;
    private final Federations federations;
    private final RunningExports running;
    private final ExportLog log;

    Exports(Asking asking, Federations federations, RunningExports running, ExportLog log) {
        this.asking = asking;
        this.federations = federations;
        this.running = running;
        this.log = log;
    }

    /**
     * Checks the statement of a query, or another in its place, with the policies that bind the actor now.
     *
     * @param sql null for the query's own statement
     */
    public Export open(Actor actor, QueryId id, Format format, @Nullable String sql) {
        var query = asking.find(actor, id);
        actor.require(sql == null ? Asking.RUN : Asking.SQL);
        var wanted = sql == null ? query.work().sql() : sql;
        if (wanted == null) {
            throw Problem.conflict("The query has no statement yet");
        }
        var ground = federations.ground(actor, query.sources());
        return switch (ground.check(wanted, asking.arguments(actor, id))) {
            case Verdict.Allowed allowed -> new Export(query, format, wanted, ground, allowed);
            case Verdict.Refused refused -> throw Problem.invalid("sql", refused.message());
        };
    }

    /**
     * Sends the rows as they come. The statement is stopped in its database when the target takes no more, and when
     * somebody asks for it.
     *
     * @throws DataException when the database or a bound is in the way; what was written by then is a part
     * @throws IOException when the target takes no more
     */
    public void send(Actor actor, Export export, OutputStream target) throws IOException {
        var bounds = export.bounds();
        var run = running.begin(actor, export.query().id());
        try {
            log.begun(actor, export);
            send(actor, export, run, new BoundedStream(target, bounds.bytes()));
        } finally {
            running.end(actor, run);
        }
    }

    private void send(Actor actor, Export export, UUID run, BoundedStream target) throws IOException {
        var over = new CountDownLatch(1);
        var file = export.format().file(target);
        var error = "Something went wrong here";
        try (var place = export.ground().place()) {
            var execution = new Execution(place);
            Thread.ofVirtual().name("export-" + run).start(() -> watch(actor, run, execution, over));
            export.send(file, execution);
            error = null;
        } catch (DataException e) {
            error = String.valueOf(e.getMessage());
            throw e;
        } catch (IOException e) {
            error = "The one who wanted it went away";
            throw e;
        } finally {
            over.countDown();
            log.ended(actor, export, file.rows(), target.sent(), error);
        }
    }

    private void watch(Actor actor, UUID run, Execution execution, CountDownLatch over) {
        try {
            while (!over.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!running.goesOn(actor, run)) {
                    execution.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the file of a query that the actor is getting; without one there is nothing to do. */
    public void stop(Actor actor, QueryId id) {
        asking.find(actor, id);
        running.stop(actor, id);
    }
}
