package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.team.Role.RoleId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody is in one team, and in all of theirs.
 *
 * @param teams all teams of the person
 * @param bound the roles whose rules hold for the person: those in this team; for a stranger to it those of all teams,
 *     so that nobody slips out of a rule by working elsewhere
 * @param roles the names of the roles in this team; a stranger to it has none, whatever they are elsewhere
 */
public record Standing(List<TeamId> teams, Set<RoleId> bound, List<String> roles) {

    /** One role that somebody has in one team. */
    record Held(TeamId team, RoleId role, String name) {}

    static Standing of(TeamId team, List<Held> all) {
        var here = all.stream().filter(it -> it.team().equals(team)).toList();
        return new Standing(
                all.stream().map(Held::team).distinct().toList(),
                (here.isEmpty() ? all : here).stream().map(Held::role).collect(Collectors.toUnmodifiableSet()),
                here.stream().map(Held::name).toList());
    }
}
