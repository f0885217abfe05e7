package candela.server.model;

import candela.server.model.Model.ModelId;
import java.util.List;

/**
 * Which model a team prefers where a caller leaves the choice.
 *
 * @param order the models in question, the first before the others where the policy does not say otherwise
 */
public record Routing(Policy policy, List<ModelId> order) {

    static final Routing NONE = new Routing(Policy.MANUAL, List.of());

    /** How one of several models is chosen. */
    public enum Policy {
        /** The one that the caller names, and no other in its place. */
        MANUAL,
        /** The first that answers, in this order. */
        FAILOVER,
        /** The one whose tokens cost least. */
        CHEAPEST,
        /** The one that answered soonest of late. */
        FASTEST,
        /** The first of the list that can do what is asked. */
        BEST
    }

    public Routing {
        order = List.copyOf(order);
    }
}
