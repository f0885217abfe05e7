package candela.engine.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told, waits for nothing, and stops the work when a test says so. */
final class Followed implements Watch {

    final List<Duration> waits = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    int stopAfter = Integer.MAX_VALUE;

    @Override
    public void told(String table, long rows, boolean done) {
        told.add(table + " " + rows + (done ? " done" : ""));
    }

    @Override
    public boolean stopsWithin(Duration wait) {
        if (!wait.isZero()) {
            waits.add(wait);
        }
        return told.size() >= stopAfter;
    }
}
