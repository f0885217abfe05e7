package candela.server.model.guard;

import candela.server.platform.Actor;
import java.util.List;
import org.springframework.stereotype.Service;

/** The door to what the rules would do with a text, which nobody is told about. */
@Service
public class RuleTrial {

    private final HeldRules rules;
    private final Meanings meanings;

    RuleTrial(HeldRules rules, Meanings meanings) {
        this.rules = rules;
        this.meanings = meanings;
    }

    /**
     * What would become of a text.
     *
     * @param notAsked the rules whose guard model was not asked, because trying costs nothing
     */
    public record Result(Verdict verdict, List<Flag.Seen> seen, List<String> notAsked) {}

    public Result of(Actor actor, Stage stage, String text) {
        actor.require(Moderation.READ);
        var bound = rules.of(actor.team(), stage).withoutGuardModels();
        var look = new Look(bound, new Judges(bound.judging(), Judges.NONE, meanings), List.of(text));
        var verdict = look.verdict();
        return new Result(
                verdict, List.copyOf(look.seen()), rules.of(actor.team(), stage).guardModels());
    }
}
