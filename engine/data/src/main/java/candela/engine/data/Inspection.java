package candela.engine.data;

import java.time.Duration;

/**
 * How closely to look at a database.
 *
 * @param time for all tables together; what is not seen by then stays unknown
 * @param samples the most sample values per column
 * @param wholeTable up to how many rows a table is read whole; of a larger one only this many rows are looked at
 */
public record Inspection(Duration time, int samples, long wholeTable) {

    public static final Inspection DEFAULT = new Inspection(Duration.ofSeconds(20), 5, 1_000_000);

    public Inspection(Duration time) {
        this(time, DEFAULT.samples, DEFAULT.wholeTable);
    }
}
