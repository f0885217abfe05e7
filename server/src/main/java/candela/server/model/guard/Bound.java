package candela.server.model.guard;

import candela.engine.ai.guard.Detector;
import candela.engine.ai.guard.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The rules that hold at one stage, in their order.
 *
 * @param searching those that find things by their form, which is done for all of them at once
 * @param watches what each of these watches for
 * @param judging those that judge whole texts, one after another
 */
record Bound(Stage stage, List<GuardRule> searching, List<Watch> watches, List<GuardRule> judging) {

    static Bound of(List<GuardRule> rules, Stage stage) {
        var here = rules.stream().filter(it -> it.terms().stage() == stage).toList();
        var searching = here.stream().filter(it -> !it.judges()).toList();
        return new Bound(
                stage,
                searching,
                searching.stream().map(Bound::watch).toList(),
                here.stream().filter(GuardRule::judges).toList());
    }

    private static Watch watch(GuardRule rule) {
        var terms = rule.terms();
        return Detector.valueOf(terms.detector().name()).watch(terms.options().kinds(), terms.action());
    }

    /** The same, judged by this guard model too where no rule asks one. */
    Bound judgedBy(UUID judge) {
        if (!guardModels().isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(judging);
        more.add(GuardRule.ofGuardedModel(judge, stage));
        return new Bound(stage, searching, watches, more);
    }

    /** The same, asking no guard model. */
    Bound withoutGuardModels() {
        var rest = judging.stream().filter(it -> !it.asksModel()).toList();
        return new Bound(stage, searching, watches, rest);
    }

    /** The names of the rules that ask a guard model. */
    List<String> guardModels() {
        return judging.stream()
                .filter(GuardRule::asksModel)
                .map(it -> it.terms().name())
                .toList();
    }

    boolean isEmpty() {
        return searching.isEmpty() && judging.isEmpty();
    }

    /** How long searching may take: no longer than the least patient of its rules allows. */
    Duration patience() {
        return searching.stream()
                .map(it -> it.terms().timeout())
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
