package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.team.Role.RoleId;
import java.time.Instant;
import java.util.List;

/**
 * Somebody in a team, and who made it so.
 *
 * @param assignedBy who gave the roles that are held now
 */
public record Member(
        TeamId team,
        UserId user,
        List<RoleId> roles,
        UserId addedBy,
        Instant addedAt,
        UserId assignedBy,
        Instant assignedAt) {

    public Member {
        roles = List.copyOf(roles);
    }

    boolean manages() {
        return roles.contains(Role.MANAGER);
    }

    Member assign(List<RoleId> roles, UserId by, Instant now) {
        return new Member(team, user, roles, addedBy, addedAt, by, now);
    }
}
