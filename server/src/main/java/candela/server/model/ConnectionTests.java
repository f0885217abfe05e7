package candela.server.model;

import candela.engine.ai.wire.ModelType;
import candela.engine.ai.wire.Offer;
import candela.server.model.Connection.ConnectionId;
import candela.server.platform.Actor;
import candela.server.platform.Encryption;
import candela.server.platform.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tests connections and looks at what they offer. No transaction is held while a provider is asked. */
@Service
class ConnectionTests {

    private final ConnectionDesk connections;
    private final ModelDesk models;
    private final Probe probe;
    private final Encryption encryption;

    ConnectionTests(ConnectionDesk connections, ModelDesk models, Probe probe, Encryption encryption) {
        this.connections = connections;
        this.models = models;
        this.probe = probe;
        this.encryption = encryption;
    }

    /**
     * A model that could be added.
     *
     * @param price null where it is not known
     * @param added it is among the connection's models already
     * @param suggested the connection has no embeddings model yet, and this one would do
     */
    record Choice(Offer offer, KnownPrices.@Nullable Price price, boolean added, boolean suggested) {}

    /**
     * Tries what runs in the process before it is saved: an administrator put its files there, and sees what is wrong
     * with them.
     */
    public void tryOut(Actor actor, String provider, ConnectionForm form) {
        if (provider.equals(Providers.LOCAL.id())) {
            actor.require(Actor.ADMIN);
            probe.tryOut(form.base());
        }
    }

    /** Tells whether it works, and keeps that with the connection. */
    public Outcome test(Actor actor, ConnectionId id) {
        var connection = connections.writable(actor, id);
        return ask(actor, connection).outcome();
    }

    /** What the provider offers under this connection. */
    public List<Choice> offers(Actor actor, ConnectionId id) {
        var connection = connections.writable(actor, id);
        var found = ask(actor, connection);
        if (!found.outcome().ok()) {
            throw new Problem(Problem.Kind.UPSTREAM, found.outcome().words());
        }
        return choices(connection, found.offers(), models.through(actor, id));
    }

    private Probe.Found ask(Actor actor, Connection connection) {
        var found = probe.ask(Reach.of(connection, encryption));
        connections.tested(actor, connection, found.outcome());
        return found;
    }

    private static List<Choice> choices(Connection connection, List<Offer> offers, List<Model> there) {
        var added = there.stream().map(Model::upstream).collect(Collectors.toSet());
        var embeds = there.stream().anyMatch(it -> it.type() == ModelType.EMBEDDINGS);
        var suggested = embeds ? Optional.<Offer>empty() : embeddings(connection, offers);
        return offers.stream()
                .map(it -> new Choice(
                        it,
                        KnownPrices.of(connection.provider(), it.name()).orElse(null),
                        added.contains(it.name()),
                        suggested.filter(it::equals).isPresent()))
                .toList();
    }

    /** The cheapest whose price is known, else the first. */
    private static Optional<Offer> embeddings(Connection connection, List<Offer> offers) {
        return offers.stream()
                .filter(it -> it.type() == ModelType.EMBEDDINGS)
                .min(Comparator.comparing(
                        it -> KnownPrices.of(connection.provider(), it.name())
                                .flatMap(price -> Optional.ofNullable(price.input()))
                                .orElse(null),
                        Comparator.nullsLast(Comparator.naturalOrder())));
    }
}
