package candela.server.platform;

import candela.server.platform.Actor.TeamId;
import java.util.Set;

/**
 * What one person is allowed in one team.
 *
 * @param personal whether it is the person's own team, made with the account
 * @param permissions the union over the person's roles there; {@link Actor#ADMIN} for administrators
 */
public record Membership(TeamId team, String name, boolean personal, Set<String> permissions) {

    public Membership {
        permissions = Set.copyOf(permissions);
    }
}
