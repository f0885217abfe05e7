package candela.server.datasource;

import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.server.datasource.DataSource.DataSourceId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the databases that were asked lately open: one per source, replaced when the source changes, closed when idle.
 */
@Component
class OpenDatabases implements DisposableBean {

    static final Access ACCESS = new Access(Access.Pool.of(4), Duration.ofSeconds(10), 512, 2);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Reach reach;
    private final Map<DataSourceId, Slot> slots = new ConcurrentHashMap<>();
    private final ScheduledExecutorService closer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("idle-sources").factory());

    OpenDatabases(Reach reach) {
        this.reach = reach;
        closer.scheduleWithFixedDelay(() -> closeIdle(IDLE), 1, 1, TimeUnit.MINUTES);
    }

    /** Asks the source's database something; it stays open at least as long as that takes. */
    <T> T use(DataSource source, Function<Database, T> question) {
        var slot = slots.computeIfAbsent(source.id(), id -> new Slot());
        var open = slot.take(source);
        try {
            return question.apply(open.database);
        } finally {
            slot.giveBack(open);
        }
    }

    private static Access access(DataSource source) {
        var set = source.connection().set();
        return ACCESS.with(new Access.Pool(
                SourceSetting.MAX_CONNECTIONS.in(set),
                Duration.ofSeconds(SourceSetting.WAIT_SECONDS.in(set)),
                Duration.ofSeconds(SourceSetting.IDLE_SECONDS.in(set))));
    }

    void forget(DataSourceId id) {
        var slot = slots.remove(id);
        if (slot != null) {
            slot.retire(Duration.ZERO);
        }
    }

    void closeIdle(Duration idle) {
        slots.values().forEach(it -> it.retire(idle));
    }

    int open() {
        return (int) slots.values().stream().filter(Slot::isOpen).count();
    }

    @Override
    public void destroy() {
        closer.shutdownNow();
        slots.keySet().forEach(this::forget);
    }

    /** An open database, and how many are asking it. */
    private static final class Open {
        private final Database database;
        private final int version;
        private int users;
        private boolean retired;
        private long lastUsed = System.nanoTime();

        private Open(Database database, int version) {
            this.database = database;
            this.version = version;
        }
    }

    /** The place of one source: at most one open database that is not retired. */
    private final class Slot {
        private @Nullable Open current;

        /** Who asks with an older state of the source than another did gets the newer. */
        private synchronized Open take(DataSource source) {
            var open = current;
            if (open == null || open.version < source.version()) {
                var fresh = new Open(Database.open(reach.source(source), access(source)), source.version());
                retire(Duration.ZERO);
                current = fresh;
                open = fresh;
            }
            open.users++;
            return open;
        }

        private synchronized void giveBack(Open open) {
            open.users--;
            open.lastUsed = System.nanoTime();
            if (open.retired && open.users == 0) {
                open.database.close();
            }
        }

        private synchronized void retire(Duration idle) {
            var open = current;
            if (open == null || !idle.isZero() && (open.users > 0 || age(open).compareTo(idle) < 0)) {
                return;
            }
            current = null;
            open.retired = true;
            if (open.users == 0) {
                open.database.close();
            }
        }

        private synchronized boolean isOpen() {
            return current != null;
        }

        private static Duration age(Open open) {
            return Duration.ofNanos(System.nanoTime() - open.lastUsed);
        }
    }
}
