package candela.server.model.guard;

import candela.engine.ai.guard.Finding;
import candela.engine.ai.guard.Severity;
import candela.engine.ai.guard.Treatment;
import candela.server.model.guard.GuardRule.RuleId;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found, as it is kept for those who look after what passes.
 *
 * @param model which model it was meant for or came from; null where it was none
 * @param category the kind or the guard model's category; {@link #FAILURE} where nobody could look
 * @param excerpt a few words around it, never what was found
 */
public record Flag(
        UUID id,
        Instant at,
        UserId person,
        TeamId team,
        @Nullable UUID model,
        RuleId rule,
        String ruleName,
        Stage stage,
        String category,
        Treatment action,
        String why,
        String excerpt) {

    static final String FAILURE = "guard_failure";

    /** What a rule found, before it is known for whom. */
    record Seen(GuardRule rule, Finding finding, Treatment action, String excerpt) {

        static Seen failure(GuardRule rule, String why) {
            var open = rule.terms().onFailure() == GuardRule.OnFailure.OPEN;
            var finding = new Finding(0, 0, FAILURE, Severity.HIGH, why);
            return new Seen(rule, finding, open ? Treatment.FLAG : Treatment.BLOCK, "");
        }

        boolean blocks() {
            return action == Treatment.BLOCK;
        }
    }
}
