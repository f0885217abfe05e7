package candela.engine.ai.local;

import java.util.List;

/** Ends an answer before the first of some texts; holds back what could become one of them. */
final class StopTexts {

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean found;

    StopTexts(List<String> stops) {
        this.stops = stops;
    }

    /** What can be said of it now. */
    String pass(String more) {
        held.append(more);
        var first = first();
        if (first >= 0) {
            found = true;
            held.setLength(first);
            return rest();
        }
        return taken(held.length() - unsure());
    }

    boolean found() {
        return found;
    }

    /** What was held back, when nothing follows. */
    String rest() {
        return taken(held.length());
    }

    private String taken(int length) {
        var words = held.substring(0, length);
        held.delete(0, length);
        return words;
    }

    private int first() {
        return stops.stream()
                .mapToInt(held::indexOf)
                .filter(it -> it >= 0)
                .min()
                .orElse(-1);
    }

    /** How many characters at the end may be the beginning of a stop. */
    private int unsure() {
        var most = 0;
        for (var stop : stops) {
            for (var length = Math.min(stop.length() - 1, held.length()); length > most; length--) {
                if (stop.startsWith(held.substring(held.length() - length))) {
                    most = length;
                }
            }
        }
        return most;
    }
}
