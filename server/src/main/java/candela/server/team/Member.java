package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.team.Role.RoleId;
import java.time.Instant;
import java.util.List;

/**
 * Somebody in a team, and who made it so.
 *
 * @param attributes what others say of the member, for data policies
 * @param assignedBy who gave the roles that are held now
 */
public record Member(
        TeamId team,
        UserId user,
        List<RoleId> roles,
        MemberAttributes attributes,
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
        return new Member(team, user, roles, attributes, addedBy, addedAt, by, now);
    }

    static Member create(TeamId team, UserId user, List<RoleId> roles, UserId by, Instant now) {
        return new Member(team, user, roles, MemberAttributes.NONE, by, now, by, now);
    }

    Member with(MemberAttributes attributes) {
        return new Member(team, user, roles, attributes, addedBy, addedAt, assignedBy, assignedAt);
    }
}
