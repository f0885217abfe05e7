package candela.server.model;

import candela.server.model.Connection.ConnectionId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All connections, the models that are switched on, and what teams prefer, as they were at one moment. */
final class Snapshot {

    private final Map<ConnectionId, Connection> connections;
    private final Map<ModelId, Model> models;
    private final Map<UUID, Holding> holdings;
    private final Map<UUID, Routing> routings;
    private final Map<ConnectionId, Reach> reaches = new ConcurrentHashMap<>();

    Snapshot(List<Connection> connections, List<Model> models, Map<UUID, Routing> routings) {
        this.connections = connections.stream().collect(Collectors.toMap(Connection::id, Function.identity()));
        this.models = models.stream().collect(Collectors.toMap(Model::id, Function.identity()));
        this.holdings = models.stream()
                .filter(it -> this.connections.containsKey(it.connection()))
                .collect(Collectors.groupingBy(
                        Model::holder, Collectors.collectingAndThen(Collectors.toList(), this::holding)));
        this.routings = routings;
    }

    /** What one person, one team or everybody has, by the names that clients send. */
    private record Holding(List<Model> models, Map<String, Model> named) {}

    /** A name of its own goes before the same one made of a connection's and a model's. */
    private Holding holding(List<Model> models) {
        var named = new HashMap<String, Model>();
        for (var model : models) {
            var connection = connections.get(model.connection());
            if (connection != null) {
                named.put(key(connection.name() + "/" + model.name()), model);
            }
        }
        models.forEach(it -> named.put(key(it.name()), it));
        return new Holding(List.copyOf(models), named);
    }

    List<Model> visible(Actor actor) {
        return Scope.holders(actor).stream()
                .distinct()
                .map(holdings::get)
                .filter(it -> it != null)
                .flatMap(it -> it.models().stream())
                .toList();
    }

    Optional<Model> find(Actor actor, String name) {
        var key = key(name);
        return Scope.holders(actor).stream()
                .map(holdings::get)
                .filter(it -> it != null)
                .map(it -> it.named().get(key))
                .filter(it -> it != null)
                .findFirst();
    }

    Optional<Model> find(Actor actor, ModelId id) {
        return Optional.ofNullable(models.get(id))
                .filter(it -> Scope.holders(actor).contains(it.holder()));
    }

    /** Made once for each connection. */
    @Nullable
    Reach reach(ConnectionId id, Function<Connection, Reach> make) {
        var connection = connections.get(id);
        return connection == null ? null : reaches.computeIfAbsent(id, it -> make.apply(connection));
    }

    Routing routing(Actor actor) {
        var stored = routings.getOrDefault(actor.team().value(), Routing.NONE);
        return new Routing(
                stored.policy(),
                stored.order().stream()
                        .filter(it -> find(actor, it).isPresent())
                        .toList());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
