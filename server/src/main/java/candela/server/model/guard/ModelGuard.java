package candela.server.model.guard;

import candela.server.platform.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The door to what may pass: whoever calls a model asks here before and after. Not to be called within a transaction,
 * because a guard model may take its time.
 */
@Service
public class ModelGuard {

    private final HeldRules rules;
    private final FlagLog flags;
    private final Meanings meanings;

    ModelGuard(HeldRules rules, FlagLog flags, Meanings meanings) {
        this.rules = rules;
        this.flags = flags;
        this.meanings = meanings;
    }

    /**
     * Looks at what somebody sends to a model, at a model's answer or at what it hands to a tool. Never throws for a
     * finding: the verdict says it. Of topics the last text is judged, by a guard model all of them together.
     *
     * @param model which model they are for or from
     */
    public Verdict check(Actor actor, Stage stage, UUID model, List<String> texts, GuardModel guardModel) {
        actor.requireSignedIn();
        return check(actor, rules.of(actor.team(), stage), model, texts, guardModel);
    }

    /**
     * Looks at what somebody sends to a model that is marked as guarded: where no rule has a guard model judge it, this
     * one does, and what it calls unsafe does not pass.
     *
     * @param judge a model of the type guard
     */
    public Verdict checkGuarded(Actor actor, UUID model, List<String> texts, UUID judge, GuardModel guardModel) {
        actor.requireSignedIn();
        return check(actor, rules.of(actor.team(), Stage.INPUT).judgedBy(judge), model, texts, guardModel);
    }

    private Verdict check(Actor actor, Bound bound, UUID model, List<String> texts, GuardModel guardModel) {
        if (bound.isEmpty() || texts.isEmpty()) {
            return new Verdict.Passed(texts, List.of());
        }
        var look = new Look(bound, new Judges(bound.judging(), guardModel, meanings), texts);
        var verdict = look.verdict();
        if (!look.seen().isEmpty()) {
            flags.note(actor, bound.stage(), model, look.seen());
        }
        return verdict;
    }

    /** Whether any rule holds there; where none does, nothing need be brought before the guard. */
    public boolean watches(Actor actor, Stage stage) {
        return !rules.of(actor.team(), stage).isEmpty();
    }

    /** A filter for an answer of a model to that actor while it comes; where no rule holds it lets all through. */
    public StreamGuard stream(Actor actor, UUID model, GuardModel guardModel) {
        actor.requireSignedIn();
        var bound = rules.of(actor.team(), Stage.OUTPUT);
        if (bound.isEmpty()) {
            return new OpenStream();
        }
        var told = new HashSet<String>();
        return new GuardedStream(bound, new Judges(bound.judging(), guardModel, meanings), seen -> {
            var fresh = seen.stream()
                    .filter(it -> told.add(it.rule().id() + it.finding().what()))
                    .toList();
            if (!fresh.isEmpty()) {
                flags.note(actor, Stage.OUTPUT, model, fresh);
            }
        });
    }

    /** Lets everything through. */
    private static final class OpenStream implements StreamGuard {

        @Override
        public String passed(String delta) {
            return delta;
        }

        @Override
        public String rest() {
            return "";
        }

        @Override
        public boolean blocked() {
            return false;
        }

        @Override
        public String reason() {
            return "";
        }
    }
}
