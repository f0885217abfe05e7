package candela.server.model;

import candela.server.model.Model.ModelId;
import candela.server.model.Routing.Policy;
import candela.server.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What teams prefer; the callers hold the transaction. */
@Repository
class RoutingRows {

    private final JdbcClient database;

    RoutingRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Routing> of(UUID team) {
        return database.sql("SELECT policy, models FROM model.routing WHERE team = ?")
                .param(team)
                .query(RoutingRows::routing)
                .optional();
    }

    Map<UUID, Routing> all() {
        return database
                .sql("SELECT team, policy, models FROM model.routing")
                .query((row, number) -> Map.entry(row.getObject("team", UUID.class), routing(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void put(Actor actor, Routing routing, Instant now) {
        database.sql("""
                        INSERT INTO model.routing (team, policy, models, changed_by, changed_at)
                        VALUES (?, ?, ?::uuid[], ?, ?)
                        ON CONFLICT (team) DO UPDATE
                        SET policy = excluded.policy, models = excluded.models,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .params(
                        actor.team().value(),
                        routing.policy().name(),
                        array(routing.order()),
                        actor.user().value(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String array(List<ModelId> models) {
        return models.stream().map(it -> it.value().toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static Routing routing(ResultSet row, int number) throws SQLException {
        var models = (UUID[]) row.getArray("models").getArray();
        return new Routing(
                Policy.valueOf(row.getString("policy")),
                Stream.of(models).map(ModelId::new).toList());
    }
}
