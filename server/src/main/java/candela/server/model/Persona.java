package candela.server.model;

import candela.server.platform.Actor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a call can be addressed to in the place of a bare model: the gateway asks it what its model is told before the
 * client's own messages. Another context implements it.
 */
public interface Persona {

    /** What a client writes before the id of one, where it would name a model. */
    String MARK = "assistant:";

    /**
     * What a call is sent with.
     *
     * @param name as people know it
     * @param model that answers, whichever the client names
     * @param rules what the model is told before all else; may be empty
     * @param sources the passages that the rules hold, by their numbers
     */
    record Briefing(String name, Model model, String rules, Manner manner, List<Source> sources) {

        public Briefing {
            sources = List.copyOf(sources);
        }
    }

    /** How it answers where the client says nothing of that; null where the model does as it usually does. */
    record Manner(
            @Nullable BigDecimal temperature,
            @Nullable BigDecimal topP,
            @Nullable Integer maxOutputTokens) {}

    /**
     * A passage of a document.
     *
     * @param number by which the model cites it
     * @param page null where there are none
     */
    record Source(
            int number,
            UUID document,
            String name,
            UUID dataset,
            @Nullable Integer page) {}

    /**
     * Waits for models, so it belongs outside of transactions.
     *
     * @param question what documents are searched for; none are where it is blank
     * @return empty where the actor sees no such one
     * @throws candela.server.platform.Problem where the actor may use none, or not call its model
     */
    Optional<Briefing> brief(Actor actor, UUID id, String question);
}
