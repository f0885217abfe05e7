package candela.server.team;

import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.team.Role.RoleId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to who is in a team, and with which roles. The last manager stays. */
@Service
@Transactional
public class Staff {

    private final Members members;
    private final RoleChoice choice;
    private final Directory directory;
    private final Entrance entrance;
    private final Changes changes;

    Staff(Members members, RoleChoice choice, Directory directory, Entrance entrance, Changes changes) {
        this.members = members;
        this.choice = choice;
        this.directory = directory;
        this.entrance = entrance;
        this.changes = changes;
    }

    /**
     * A member as the others see them.
     *
     * @param attributes what is said of the member, as far as the reader may know it
     * @param person null when the account is gone
     * @param addedBy who made the member one; null when that account is gone
     * @param assignedBy who gave the roles that are held now
     */
    public record Seen(
            Member member,
            List<String> roles,
            MemberAttributes attributes,
            @Nullable Contact person,
            @Nullable Contact addedBy,
            @Nullable Contact assignedBy) {}

    @Transactional(readOnly = true)
    public List<Seen> list(Actor actor, TeamId team) {
        var inTeam = entrance.in(actor, team);
        inTeam.require("team:read");
        return seen(inTeam, members.of(team));
    }

    /** Puts somebody into the team whom the actor knows by email or username. */
    public Seen add(Actor actor, TeamId team, String login, List<String> roleNames) {
        var inTeam = entrance.in(actor, team);
        inTeam.require("team:invite");
        var roles = choice.of(inTeam, roleNames);
        var user = directory
                .find(inTeam, login)
                .orElseThrow(() ->
                        new Problem(Problem.Kind.NOT_FOUND, "Nobody here has the email or username " + login.strip()));
        if (members.find(team, user).isPresent()) {
            throw Problem.conflict(login.strip() + " is in this team already");
        }
        return seen(inTeam, changes.add(inTeam, user, roles));
    }

    public Seen assign(Actor actor, TeamId team, UserId user, List<String> roleNames) {
        var inTeam = entrance.in(actor, team);
        inTeam.require("team:write");
        var roles = choice.of(inTeam, roleNames);
        return seen(inTeam, changes.assign(inTeam, user, roles));
    }

    /** Says something of a member for data policies; nobody says it of themselves, whatever they manage. */
    public Seen describe(Actor actor, TeamId team, UserId user, Map<String, List<String>> attributes) {
        var inTeam = entrance.in(actor, team);
        inTeam.require("team:write");
        if (user.equals(actor.user())) {
            throw Problem.forbidden(
                    "own_attributes", "Nobody says something of themselves: ask another manager of the team");
        }
        return seen(inTeam, changes.describe(inTeam, user, MemberAttributes.of(attributes)));
    }

    /** Takes somebody out of the team; everybody may take themselves out. */
    public void remove(Actor actor, TeamId team, UserId user) {
        var inTeam = entrance.in(actor, team);
        if (!user.equals(actor.user()) || actor.origin().key() != null) {
            inTeam.require("team:write");
        }
        changes.remove(inTeam, user);
    }

    private Seen seen(Actor actor, Member member) {
        return seen(actor, List.of(member)).getFirst();
    }

    private List<Seen> seen(Actor actor, List<Member> list) {
        var people = list.stream()
                .flatMap(it -> Stream.of(it.user(), it.addedBy(), it.assignedBy()))
                .collect(Collectors.toSet());
        var contacts = directory.contacts(actor, people);
        var names = choice.names();
        return list.stream().map(it -> seen(actor, it, contacts, names)).toList();
    }

    private static Seen seen(Actor actor, Member member, Map<UserId, Contact> contacts, Map<RoleId, String> names) {
        return new Seen(
                member,
                member.roles().stream().map(names::get).toList(),
                told(actor, member),
                contacts.get(member.user()),
                contacts.get(member.addedBy()),
                contacts.get(member.assignedBy()));
    }

    /** What is said of somebody is for who manages the team, and for themselves. */
    private static MemberAttributes told(Actor actor, Member member) {
        return actor.may("team:write") || member.user().equals(actor.user())
                ? member.attributes()
                : MemberAttributes.NONE;
    }
}
