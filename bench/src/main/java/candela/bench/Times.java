package candela.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** Durations, and what they say together; however many they are, they take the same little memory. */
final class Times {

    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    private final ConcurrentHistogram nanos = new ConcurrentHistogram(LONGEST, DIGITS);

    void add(long duration) {
        nanos.recordValue(duration);
    }

    long count() {
        return nanos.getTotalCount();
    }

    /** The milliseconds that this share of the durations does not exceed, to two digits. */
    double percentile(double share) {
        return Math.round(nanos.getValueAtPercentile(share * 100) / 1e4) / 100.0;
    }
}
