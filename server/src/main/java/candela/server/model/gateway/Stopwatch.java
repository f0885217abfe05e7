package candela.server.model.gateway;

import java.util.concurrent.TimeUnit;

/** How long a call takes, and how much of that was waiting for a provider. */
final class Stopwatch {

    private final long begun = System.nanoTime();
    private long waited;
    private long waitingSince;

    /** From now on the provider is waited for. */
    void waiting() {
        waitingSince = System.nanoTime();
    }

    /** The provider said something. */
    void heard() {
        waited += System.nanoTime() - waitingSince;
    }

    long elapsed() {
        return System.nanoTime() - begun;
    }

    /** What was not waiting. */
    long overhead() {
        return elapsed() - waited;
    }

    static int millis(long nanos) {
        return (int) TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
