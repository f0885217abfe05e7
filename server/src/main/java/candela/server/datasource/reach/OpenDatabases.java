package candela.server.datasource.reach;

import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.engine.data.Room;
import candela.engine.data.Source;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.limit.SourceSetting;
import candela.server.platform.Settings;
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
public class OpenDatabases implements DisposableBean {

    private static final Access ACCESS = new Access(Access.Pool.of(4), Duration.ofSeconds(10), 512, 2);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Reach reach;
    private final Access access;
    private final Room room;
    private final Map<Place, Slot> slots = new ConcurrentHashMap<>();
    private final ScheduledExecutorService closer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("idle-sources").factory());

    OpenDatabases(Reach reach, Settings settings, Room room) {
        this.reach = reach;
        this.room = room;
        this.access = ACCESS.with(settings.data().resolve("drivers")).with(reach::further);
        closer.scheduleWithFixedDelay(() -> closeIdle(IDLE), 1, 1, TimeUnit.MINUTES);
    }

    /** A source as the database shows it to one person; to nobody in particular where the name is empty. */
    private record Place(DataSourceId source, String person) {}

    /** The source in the name of whoever asks. */
    public record Door(OpenDatabases databases, DataSource source, String person) {

        public <T> T use(Function<Database, T> question) {
            return databases.use(source, person, question);
        }

        /** Where the rows of one answer have room; the caller closes it when they are held no longer. */
        public Room.Place place() {
            return databases.room.place();
        }
    }

    public Door door(DataSource source, String person) {
        return new Door(this, source, person);
    }

    /** Opens something that is not saved yet; the caller closes it. */
    Database open(Source source) {
        return Database.open(source, access);
    }

    /** Asks the source's database something as the one user; it stays open at least as long as that takes. */
    <T> T use(DataSource source, Function<Database, T> question) {
        return use(source, "", question);
    }

    private <T> T use(DataSource source, String person, Function<Database, T> question) {
        var slot = slots.computeIfAbsent(new Place(source.id(), person), Slot::new);
        var open = slot.take(source);
        try {
            return question.apply(open.database);
        } finally {
            slot.giveBack(open);
        }
    }

    private Access access(DataSource source) {
        var set = source.connection().set();
        return access.with(new Access.Pool(
                SourceSetting.MAX_CONNECTIONS.in(set),
                Duration.ofSeconds(SourceSetting.WAIT_SECONDS.in(set)),
                Duration.ofSeconds(SourceSetting.IDLE_SECONDS.in(set))));
    }

    public void forget(DataSourceId id) {
        for (var place : slots.keySet()) {
            var slot = place.source().equals(id) ? slots.remove(place) : null;
            if (slot != null) {
                slot.retire(Duration.ZERO);
            }
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
        slots.values().forEach(it -> it.retire(Duration.ZERO));
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
        private final Place place;
        private @Nullable Open current;

        private Slot(Place place) {
            this.place = place;
        }

        /** Who asks with an older state of the source than another did gets the newer. */
        private synchronized Open take(DataSource source) {
            var open = current;
            if (open == null || open.version < source.version()) {
                var fresh = new Open(Database.open(way(source), access(source)), source.version());
                retire(Duration.ZERO);
                current = fresh;
                open = fresh;
            }
            open.users++;
            return open;
        }

        private Source way(DataSource source) {
            var way = reach.source(source);
            return way instanceof Source.Server server ? server.as(place.person()) : way;
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
