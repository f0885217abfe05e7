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
                : new Verdict.Blocked(Reasons.reason(bound.stage(), stopped), findings(seen));
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
            var searched = Timed.call(bound.patience(), () -> searched(bound, texts));
            texts = searched.texts();
            seen.addAll(searched.seen());
        } catch (FailureException e) {
            var why = Objects.requireNonNull(e.getMessage());
            bound.searching().forEach(it -> seen.add(Flag.Seen.failure(it, why)));
        }
    }

    /** What passed and what was found; whoever waited too long for it never sees it. */
    private record Searched(List<String> texts, List<Flag.Seen> seen) {}

    private static Searched searched(Bound bound, List<String> texts) {
        var filters = Filter.together(bound.watches(), texts.size());
        var searched = new Searched(new ArrayList<>(), new ArrayList<>());
        for (var i = 0; i < texts.size(); i++) {
            searched.texts().add(filters.get(i).all(texts.get(i)));
            filters.get(i).drain().forEach(it -> searched.seen().add(seen(bound, it)));
        }
        return searched;
    }

    static Flag.Seen seen(Bound bound, Sighting sighting) {
        return new Flag.Seen(
                bound.searching().get(sighting.watch()), sighting.finding(), sighting.treatment(), sighting.excerpt());
    }

    private static List<Finding> findings(List<Flag.Seen> seen) {
        return seen.stream().map(Flag.Seen::finding).toList();
    }
}
