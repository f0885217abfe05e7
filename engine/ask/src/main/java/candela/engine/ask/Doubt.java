package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The one span whose meaning tells close readings apart best: whoever answers it leaves the fewest others.
 *
 * @param span its place among the spans of the question
 * @param meanings the best reading for each meaning of the span, best first
 */
record Doubt(int span, List<Candidate> meanings) {

    /** @param close the least score of a reading that is as good as the best one */
    static Optional<Doubt> of(List<Candidate> ranked, double close) {
        var rivals = ranked.stream().filter(it -> it.score() >= close).toList();
        if (rivals.size() < 2 || !differsInOne(rivals.get(0), rivals.get(1))) {
            return Optional.empty();
        }
        Doubt best = null;
        double most = 0;
        for (int i = 0; i < rivals.getFirst().draft().size(); i++) {
            var entropy = entropy(rivals, i);
            if (entropy > most) {
                most = entropy;
                best = new Doubt(i, meanings(rivals, i));
            }
        }
        return Optional.ofNullable(best);
    }

    /** Readings that differ in several spans at once are worlds apart: the better one is answered. */
    private static boolean differsInOne(Candidate one, Candidate other) {
        int differences = 0;
        for (int i = 0; i < one.draft().size(); i++) {
            differences += one.draft().link(i).equals(other.draft().link(i)) ? 0 : 1;
        }
        return differences == 1;
    }

    private static double entropy(List<Candidate> rivals, int span) {
        var shares = new LinkedHashMap<Optional<Link>, Double>();
        rivals.forEach(it -> shares.merge(it.draft().link(span), it.score(), Double::sum));
        var all = shares.values().stream().mapToDouble(it -> it).sum();
        return shares.values().stream()
                .mapToDouble(it -> -it / all * Math.log(it / all))
                .sum();
    }

    private static List<Candidate> meanings(List<Candidate> rivals, int span) {
        var meanings = new LinkedHashMap<Optional<Link>, Candidate>();
        rivals.stream()
                .filter(it -> it.draft().link(span).isPresent())
                .forEach(it -> meanings.putIfAbsent(it.draft().link(span), it));
        return List.copyOf(meanings.values());
    }

    String phrase() {
        return meanings.getFirst().draft().item(span).text();
    }

    Link link(Candidate candidate) {
        return candidate.draft().link(span).orElseThrow();
    }
}
