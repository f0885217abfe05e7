package candela.server.model.guard;

import candela.engine.ai.guard.Filter;
import candela.engine.ai.guard.Finding;
import candela.engine.ai.guard.Sighting;
import candela.server.model.guard.Timed.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One look at whole texts: first at what has a form, then by those who judge, who see no more than what would pass. */
final class Look {

    private final Bound bound;
    private final Judges judges;
    private final List<Flag.Seen> seen = new ArrayList<>();
    private List<String> texts;

    Look(Bound bound, Judges judges, List<String> texts) {
        this.bound = bound;
        this.judges = judges;
        this.texts = texts;
    }

    Verdict verdict() {
        if (!bound.watches().isEmpty()) {
            search();
        }
        if (stopped().isEmpty() && !bound.judging().isEmpty()) {
            seen.addAll(judges.judge(texts));
        }
        var stopped = stopped();
        return stopped.isEmpty()
                ? new Verdict.Passed(texts, findings(seen))
                : new Verdict.Blocked(Words.reason(bound.stage(), stopped), findings(seen));
    }

    /** What was found, for those who look after it. */
    List<Flag.Seen> seen() {
        return seen;
    }

    private List<Flag.Seen> stopped() {
        return seen.stream().filter(Flag.Seen::blocks).toList();
    }

    private void search() {
        try {
            texts = Timed.call(bound.patience(), this::searched);
        } catch (FailureException e) {
            seen.clear();
            bound.searching().stream()
                    .map(it -> Flag.Seen.failure(it, Objects.requireNonNull(e.getMessage())))
                    .forEach(seen::add);
        }
    }

    private List<String> searched() {
        var filters = Filter.together(bound.watches(), texts.size());
        var passed = new ArrayList<String>();
        for (var i = 0; i < texts.size(); i++) {
            passed.add(filters.get(i).all(texts.get(i)));
            filters.get(i).drain().forEach(it -> seen.add(seen(bound, it)));
        }
        return passed;
    }

    static Flag.Seen seen(Bound bound, Sighting sighting) {
        return new Flag.Seen(
                bound.searching().get(sighting.watch()), sighting.finding(), sighting.treatment(), sighting.excerpt());
    }

    private static List<Finding> findings(List<Flag.Seen> seen) {
        return seen.stream().map(Flag.Seen::finding).toList();
    }
}
