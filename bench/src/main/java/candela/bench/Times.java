package candela.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations in milliseconds, and what they say together. */
final class Times {

    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    int count() {
        return millis.size();
    }

    /** The value that this share of the durations does not exceed, to two digits. */
    double percentile(double share) {
        var sorted = millis.stream().sorted().toList();
        var place = (int) Math.ceil(share * sorted.size()) - 1;
        return Math.round(sorted.get(Math.max(0, place)) * 100) / 100.0;
    }
}
