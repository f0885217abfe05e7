package candela.server.model.guard;

import candela.engine.ai.guard.Detector;
import candela.engine.ai.guard.Finding;
import candela.engine.ai.guard.GuardAnswer;
import candela.engine.ai.guard.Severity;
import candela.engine.ai.guard.Topics;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.Timed.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Has whole texts judged, by a guard model and by the topics that are allowed. */
final class Judges {

    /** For those whose rules ask no model. */
    static final GuardModel NONE = (model, text, timeout) -> {
        throw new IllegalStateException("No guard model is asked here");
    };

    private final List<GuardRule> rules;
    private final GuardModel guardModel;
    private final Meanings meanings;

    Judges(List<GuardRule> rules, GuardModel guardModel, Meanings meanings) {
        this.rules = rules;
        this.guardModel = guardModel;
        this.meanings = meanings;
    }

    /** What they see, up to the first that stops it. */
    List<Flag.Seen> judge(List<String> texts) {
        var seen = new ArrayList<Flag.Seen>();
        for (var rule : rules) {
            seen.addAll(judge(rule, texts));
            if (seen.stream().anyMatch(Flag.Seen::blocks)) {
                break;
            }
        }
        return seen;
    }

    private List<Flag.Seen> judge(GuardRule rule, List<String> texts) {
        try {
            return Timed.call(rule.terms().timeout(), () -> findings(rule, texts)).stream()
                    .map(it -> seen(rule, it, texts))
                    .toList();
        } catch (FailureException e) {
            return List.of(Flag.Seen.failure(rule, Objects.requireNonNull(e.getMessage())));
        }
    }

    private List<Finding> findings(GuardRule rule, List<String> texts) throws Exception {
        return rule.terms().detector() == Detecting.MODEL
                ? hazards(rule, String.join("\n\n", texts))
                : strangeTopic(rule, texts.getLast()).toList();
    }

    private List<Finding> hazards(GuardRule rule, String text) throws Exception {
        var terms = rule.terms();
        var model = Objects.requireNonNull(terms.options().guardModel());
        var kinds = terms.options().kinds();
        return GuardAnswer.read(guardModel.answer(model, text, terms.timeout())).hazards().stream()
                .filter(it -> kinds.isEmpty() || kinds.contains(it.name()))
                .map(it -> new Finding(0, text.length(), it.name(), Severity.HIGH, it.words()))
                .toList();
    }

    private Stream<Finding> strangeTopic(GuardRule rule, String text) {
        var options = rule.terms().options();
        var topics = new Topics(options.topics(), Objects.requireNonNull(options.threshold()));
        var nearest = topics.nearest(text, meanings::of);
        var why = "nearest to \"%s\", by %.2f".formatted(nearest.topic(), nearest.similarity());
        return nearest.allowed()
                ? Stream.empty()
                : Stream.of(new Finding(0, text.length(), "off_topic", Severity.MEDIUM, why));
    }

    private static Flag.Seen seen(GuardRule rule, Finding finding, List<String> texts) {
        return new Flag.Seen(rule, finding, rule.terms().action(), Detector.excerpt(texts.getLast()));
    }
}
