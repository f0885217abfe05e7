package candela.engine.data;

import java.time.Duration;

/**
 * Where a running statement stops.
 *
 * @param rows the most rows to bring back; more are cut off and said to be
 * @param time the most time, from the start to the last row; more is an error
 * @param bytes the most memory for the rows, roughly; more are cut off and said to be
 * @param cost the most that the database itself may expect the statement to cost, in its own unit; more is an error;
 *     infinite for no limit
 */
public record Limits(int rows, Duration time, long bytes, double cost) {

    public static final Limits DEFAULT = new Limits(10_000, Duration.ofSeconds(30), 64L << 20);

    public Limits {
        if (rows < 1 || bytes < 1 || time.toMillis() < 1 || !(cost > 0)) {
            throw new IllegalArgumentException("A limit must leave room for at least one row.");
        }
    }

    public Limits(int rows, Duration time, long bytes) {
        this(rows, time, bytes, Double.POSITIVE_INFINITY);
    }

    boolean boundsCost() {
        return cost < Double.POSITIVE_INFINITY;
    }
}
