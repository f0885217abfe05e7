package candela.engine.data;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops an execution when its time is over; closed when the execution was quicker. */
final class Deadline implements AutoCloseable {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("candela-deadline").factory());

    private final Future<?> alarm;

    private Deadline(Future<?> alarm) {
        this.alarm = alarm;
    }

    /** Telling a server to stop may take a while, so it has a thread of its own. */
    static Deadline in(Duration time, Execution execution) {
        return new Deadline(CLOCK.schedule(
                () -> Thread.startVirtualThread(execution::timeOut), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
