package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to one's teams. */
@Service
@Transactional
public class Teams {

    private static final String WRITE = "team:write";

    private final TeamRows teams;
    private final Founding founding;
    private final Members members;
    private final Entrance entrance;
    private final ApplicationEventPublisher events;

    Teams(TeamRows teams, Founding founding, Members members, Entrance entrance, ApplicationEventPublisher events) {
        this.teams = teams;
        this.founding = founding;
        this.members = members;
        this.entrance = entrance;
        this.events = events;
    }

    /**
     * A team as one of its members sees it.
     *
     * @param roles the names of the roles that this member has
     */
    public record Seen(Team team, int members, List<String> roles) {}

    /** The teams of this person, the personal one first; of an API key's only the one that it belongs to. */
    @Transactional(readOnly = true)
    public List<Seen> list(Actor actor) {
        actor.requireSignedIn();
        return teams.of(actor.user()).stream()
                .filter(it -> actor.origin().key() == null || it.id().equals(actor.team()))
                .map(it -> seen(actor, it))
                .toList();
    }

    /** The names of those of these teams that the actor sees. */
    @Transactional(readOnly = true)
    public Map<TeamId, String> names(Actor actor, Collection<TeamId> ids) {
        actor.requireSignedIn();
        return teams.findAllById(ids).stream().collect(Collectors.toMap(Team::id, Team::name));
    }

    /** A new team, managed by who makes it. */
    public Seen create(Actor actor, String name) {
        actor.requirePerson();
        return seen(actor, founding.found(actor, name.strip(), actor.user(), null));
    }

    public Seen rename(Actor actor, TeamId id, String name) {
        entrance.in(actor, id).require(WRITE);
        var before = find(id);
        var saved = teams.save(before.rename(name.strip()));
        events.publishEvent(
                Audited.updated(actor, "team", id, Map.of("name", before.name()), Map.of("name", saved.name())));
        return seen(actor, saved);
    }

    /** Its members are in it no longer; what they made in it stays theirs. */
    public void delete(Actor actor, TeamId id) {
        entrance.in(actor, id).require(WRITE);
        var team = find(id);
        if (team.personal()) {
            throw Problem.conflict("A personal team stays as long as its person");
        }
        teams.delete(team);
        events.publishEvent(Audited.deleted(actor, "team", id, Map.of("name", team.name())));
    }

    private Seen seen(Actor actor, Team team) {
        return new Seen(team, members.count(team.id()), members.roleNames(team.id(), actor.user()));
    }

    private Team find(TeamId id) {
        return teams.findById(id).orElseThrow(() -> Problem.notFound("team", id));
    }
}
