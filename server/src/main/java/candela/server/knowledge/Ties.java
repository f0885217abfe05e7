package candela.server.knowledge;

import candela.engine.ai.wire.ModelType;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.register.DataSources;
import candela.server.iam.Directory;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.team.Teams;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a dataset is tied to in other contexts: a source of data, a model, the people and teams it is shared with. */
@Component
record Ties(DataSources sources, ModelDirectory models, Directory people, Teams teams) {

    private static final int MOST_GRANTEES = 100;

    /** One with whom something is shared. */
    record Grantee(UUID id, String name, boolean team) {}

    @Nullable
    DataSourceId source(Actor actor, @Nullable DataSourceId id) {
        if (id != null) {
            sources.get(actor, id);
        }
        return id;
    }

    ModelId embeddings(Actor actor, ModelId id) {
        var model = models.find(actor, id).orElseThrow(() -> Problem.invalid("model", "There is no such model"));
        if (model.type() != ModelType.EMBEDDINGS) {
            throw Problem.invalid("model", "The model " + model.name() + " makes no embeddings; choose one that does");
        }
        return id;
    }

    /** The same without those twice; all must be people or teams that the actor could know of. */
    List<UUID> grantees(Actor actor, String field, List<UUID> ids) {
        var distinct = List.copyOf(new HashSet<>(ids));
        if (distinct.size() > MOST_GRANTEES) {
            throw Problem.invalid(field, "Share with at most " + MOST_GRANTEES + "; make a team of more");
        }
        var known = named(actor, Set.copyOf(distinct)).keySet();
        for (var id : distinct) {
            if (!known.contains(id)) {
                throw Problem.invalid(field, "There is no person and none of your teams with the id " + id);
            }
        }
        return distinct.stream().sorted().toList();
    }

    Map<UUID, Grantee> named(Actor actor, Set<UUID> ids) {
        var named = new HashMap<UUID, Grantee>();
        if (ids.isEmpty()) {
            return named;
        }
        people.contacts(actor, ids.stream().map(UserId::new).toList())
                .forEach((id, it) -> named.put(id.value(), new Grantee(id.value(), it.displayName(), false)));
        teams.names(actor, ids.stream().map(TeamId::new).toList())
                .forEach((id, name) -> named.put(id.value(), new Grantee(id.value(), name, true)));
        return named;
    }
}
