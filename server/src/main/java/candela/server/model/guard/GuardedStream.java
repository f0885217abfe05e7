package candela.server.model.guard;

import candela.engine.ai.guard.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Filters the answer of a model while it comes. Where a rule has whole texts judged and blocks, nothing is shown before
 * the answer has ended and was judged; where it only flags, the answer is judged when it has ended.
 */
final class GuardedStream implements StreamGuard {

    /** No answer of a model is longer; what cannot be judged counts as a failure of the guard. */
    private static final int MOST_JUDGED = 1_000_000;

    private final Bound bound;
    private final Judges judges;
    private final Consumer<List<Flag.Seen>> note;
    private final Filter filter;
    private final boolean holding;
    private final StringBuilder judged = new StringBuilder();
    private String reason = "";

    GuardedStream(Bound bound, Judges judges, Consumer<List<Flag.Seen>> note) {
        this.bound = bound;
        this.judges = judges;
        this.note = note;
        this.filter = new Filter(bound.watches());
        this.holding = bound.judging().stream().anyMatch(GuardRule::blocks);
    }

    @Override
    public String passed(String delta) {
        return blocked() ? "" : let(filter.passed(delta));
    }

    @Override
    public String rest() {
        if (blocked()) {
            return "";
        }
        var last = let(filter.rest());
        if (blocked() || bound.judging().isEmpty()) {
            return last;
        }
        settle(judges.judge(List.of(judged.toString())));
        return blocked() ? "" : holding ? judged.toString() : last;
    }

    @Override
    public boolean blocked() {
        return !reason.isEmpty();
    }

    @Override
    public String reason() {
        return reason;
    }

    /** What the filter let through may be shown, unless it is to be judged first. */
    private String let(String passed) {
        settle(filter.drain().stream().map(it -> Look.seen(bound, it)).toList());
        if (bound.judging().isEmpty()) {
            return passed;
        }
        judged.append(passed);
        if (judged.length() > MOST_JUDGED && holding && !blocked()) {
            settle(bound.judging().stream()
                    .map(it -> Flag.Seen.failure(it, "The answer is too long to be judged"))
                    .toList());
        }
        return holding ? "" : passed;
    }

    private void settle(List<Flag.Seen> seen) {
        if (seen.isEmpty()) {
            return;
        }
        note.accept(seen);
        var stopped = new ArrayList<>(seen);
        stopped.removeIf(it -> !it.blocks());
        if (!stopped.isEmpty()) {
            reason = Reasons.reason(bound.stage(), stopped);
        }
    }
}
