package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.team.Role.RoleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is in one team, and of which teams they are.
 *
 * @param teams all teams of the person
 * @param roles the names of the roles in this team; a stranger to it has none, whatever they are elsewhere
 * @param member the person in this team; null for a stranger to it
 */
public record Standing(
        List<TeamId> teams, List<String> roles, @Nullable Member member) {

    /** What is said of the person in this team; nothing of a stranger to it. */
    public MemberAttributes attributes() {
        return member == null ? MemberAttributes.NONE : member.attributes();
    }

    /** A stranger is under the rules of each role, so that nobody slips out of one by leaving the team. */
    public boolean isUnder(RoleId role) {
        return member == null || member.roles().contains(role);
    }
}
