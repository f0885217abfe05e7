package candela.server.model.gateway;

import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import org.springframework.stereotype.Service;

/** The door to the models: the one way by which anybody calls one. */
@Service
public class Gateway {

    private final Stations stations;

    Gateway(Stations stations) {
        this.stations = stations;
    }

    /**
     * Calls a model; the receiver gets the answer in the call's own dialect. Waits for the whole of it, so it belongs
     * outside of transactions.
     *
     * @throws candela.server.platform.Problem where it is not permitted, limited, refused, or failed before its first
     *     byte; what fails later the receiver is told
     */
    public void call(Actor actor, Call call, Receiver receiver) {
        actor.require(ModelDirectory.USE);
        var passage = new Passage(stations, actor, call, receiver);
        passage.go(stations.routes().of(actor, call, passage.wanted()));
    }

    /** The same for what goes without a model, too: one that failed of late is not waited for. */
    void callHealthy(Actor actor, Call call, Receiver receiver) {
        actor.require(ModelDirectory.USE);
        var passage = new Passage(stations, actor, call, receiver);
        var routes = stations.routes();
        passage.go(routes.healthy(routes.of(actor, call, passage.wanted())));
    }

    /** Calls this model and no other in its place, where the answers of two would not go together. */
    void callOnly(Actor actor, Model model, Call call, Receiver receiver) {
        actor.require(ModelDirectory.USE);
        new Passage(stations, actor, call, receiver).go(stations.routes().only(actor, model, call));
    }
}
