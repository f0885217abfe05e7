package candela.engine.ask;

import java.util.ArrayList;
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
        var free = new ArrayList<>(stems);
        double sum = 0;
        for (var alternative : alternatives) {
            String match = null;
            double best = 0;
            for (var stem : free) {
                var other = alternative.getOrDefault(stem, 0.0);
                if (other > best) {
                    best = other;
                    match = stem;
                }
            }
            if (match == null) {
                return 0;
            }
            free.remove(match);
            sum += best;
        }
        if ((whole || stems.getLast().equals("by")) && !free.isEmpty()) {
            return 0;
        }
        var head = !free.contains(stems.getLast());
        var other = free.stream().anyMatch(Money::isBeside) ? OTHER_MONEY : 1;
        return weight * other * sum / alternatives.size() * coverage(alternatives.size(), head);
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
