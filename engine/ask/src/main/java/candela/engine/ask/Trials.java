package candela.engine.ask;

import java.util.ArrayList;
import java.util.List;

/**
 * Of readings that are about as likely, one that finds nothing in the data gives way to the next that finds something.
 */
final class Trials {
    private static final int MOST = 4;
    /** How likely, beside the best, another reading has to be to take its place. */
    private static final double NEAR = 0.4;

    private Trials() {}

    /** The same readings, the best of them that finds something first. Where no other is near, nothing is tried. */
    static List<Interpretation> tried(List<Interpretation> ranked, Trial trial) {
        var near = near(ranked);
        if (near.isEmpty()
                || trial == Trial.NONE
                || trial.finds(ranked.getFirst().sql())) {
            return ranked;
        }
        return near.stream()
                .filter(it -> trial.finds(it.sql()))
                .findFirst()
                .map(it -> insteadOf(ranked.getFirst(), it, ranked))
                .orElse(ranked);
    }

    /** What is asked back is answered by the data where all its answers come to the same. */
    static Answer settled(Answer.Clarification asked, Trial trial) {
        var readings =
                asked.options().stream().map(Answer.Option::interpretation).toList();
        var best = readings.getFirst();
        var others = readings.subList(1, readings.size());
        if (!others.stream().allMatch(it -> trial.agree(best.sql(), it.sql()))) {
            return asked;
        }
        var labels = asked.options().stream().map(Answer.Option::label).toList();
        var messages = Messages.of(best.reading().language());
        var phrase = asked.options().getFirst().phrase();
        return new Answer.Understood(
                best.assuming(messages.text("assume.agree", phrase, messages.list(labels))), others);
    }

    private static List<Interpretation> near(List<Interpretation> ranked) {
        return ranked.stream()
                .skip(1)
                .limit(MOST)
                .takeWhile(it -> it.confidence() >= NEAR * ranked.getFirst().confidence())
                .toList();
    }

    private static List<Interpretation> insteadOf(Interpretation best, Interpretation other, List<Interpretation> all) {
        var text = Messages.of(other.reading().language()).text("assume.tried", best.sentence());
        var reordered = new ArrayList<Interpretation>();
        reordered.add(other.assuming(text));
        all.stream().filter(it -> !it.equals(other)).forEach(reordered::add);
        return reordered;
    }
}
