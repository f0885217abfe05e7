package candela.server.knowledge.ingest;

import candela.server.platform.Jobs;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The few jobs that take one document after the other; so ten thousand of them leave room for other work. */
@Component
class Lanes {

    /** Two of the eight places for background work are always left. */
    static final int MOST = 6;

    private static final UUID FIRST = UUID.fromString("01900000-0000-7000-8000-000000000121");

    private final IngestSettings settings;
    private final ObjectProvider<Jobs> jobs;

    Lanes(IngestSettings settings, ObjectProvider<Jobs> jobs) {
        this.settings = settings;
        this.jobs = jobs;
    }

    /** @param number from 1 */
    static UUID lane(int number) {
        return new UUID(FIRST.getMostSignificantBits(), FIRST.getLeastSignificantBits() + number - 1);
    }

    /** Those that there are to be now. */
    List<UUID> open() {
        return IntStream.rangeClosed(1, settings.lanes()).mapToObj(Lanes::lane).toList();
    }

    /** Whether this lane may take another document: there are so many, and the server goes on. */
    boolean isOpen(UUID lane) {
        return isRunning() && open().contains(lane);
    }

    boolean isRunning() {
        return jobs.getObject().isRunning();
    }

    /** One that works already stays as it is. */
    void start(UUID lane) {
        jobs.getObject().schedule(LaneJob.NAME, lane);
    }
}
