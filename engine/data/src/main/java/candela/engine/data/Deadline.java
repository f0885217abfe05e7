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

    private final Execution execution;
    private Future<?> alarm;

    private Deadline(Execution execution, Future<?> alarm) {
        this.execution = execution;
        this.alarm = alarm;
    }

    static Deadline in(Duration time, Execution execution) {
        return new Deadline(execution, alarm(time, execution));
    }

    /** Telling a server to stop may take a while, so it has a thread of its own, which no native code can hold up. */
    private static Future<?> alarm(Duration time, Execution execution) {
        return CLOCK.schedule(
                () -> Thread.ofPlatform().daemon().name("candela-timeout").start(() -> execution.timeOut(time)),
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** From now on so much time is left, in place of what was. */
    void extend(Duration time) {
        alarm.cancel(false);
        alarm = alarm(time, execution);
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
