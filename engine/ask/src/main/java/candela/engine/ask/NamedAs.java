package candela.engine.ask;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A table or column under one of its names.
 *
 * @param stems the words of the name
 * @param weight how well it is called so, up to 1
 * @param whole whether the name counts only when all of it is said
 */
record NamedAs(Link link, List<String> stems, double weight, boolean whole) {
    /** "order value" is hardly the order's freight amount. */
    private static final double OTHER_MONEY = 0.75;

    /** How well the words of a span, each with what may stand for it, say the name; 0 where one is not in it. */
    double score(List<Map<String, Double>> alternatives) {
        var free = new boolean[stems.size()];
        Arrays.fill(free, true);
        double sum = 0;
        for (var alternative : alternatives) {
            int match = -1;
            double best = 0;
            for (int i = 0; i < free.length; i++) {
                double other = free[i] ? alternative.getOrDefault(stems.get(i), 0.0) : 0;
                if (other > best) {
                    best = other;
                    match = i;
                }
            }
            if (match < 0) {
                return 0;
            }
            free[match] = false;
            sum += best;
        }
        var matched = alternatives.size();
        if ((whole || stems.getLast().equals("by")) && matched < stems.size()) {
            return 0;
        }
        return weight * besideMoney(free) * sum / matched * coverage(matched, isSaid(stems.getLast(), free));
    }

    private boolean isSaid(String stem, boolean[] free) {
        for (int i = 0; i < free.length; i++) {
            if (free[i] && stems.get(i).equals(stem)) {
                return false;
            }
        }
        return true;
    }

    private double besideMoney(boolean[] free) {
        for (int i = 0; i < free.length; i++) {
            if (free[i] && Money.isBeside(stems.get(i))) {
                return OTHER_MONEY;
            }
        }
        return 1;
    }

    /** The share of the name that is said; its last word counts most. */
    double coverage(int matched, boolean head) {
        double share = (double) matched / stems.size();
        if (share >= 1) {
            return 1;
        }
        return head ? 0.6 + 0.3 * share : 0.45 + 0.35 * share;
    }
}
