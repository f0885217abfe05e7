package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import org.springframework.stereotype.Service;

/** The door to changing one's password; it ends all other sessions. Hashing happens outside of any transaction. */
@Service
public class OwnPassword {

    private final Users users;
    private final Credentials credentials;
    private final Passwords passwords;
    private final AccountChanges changes;
    private final SystemSight sight;

    OwnPassword(Users users, Credentials credentials, Passwords passwords, AccountChanges changes, SystemSight sight) {
        this.users = users;
        this.credentials = credentials;
        this.passwords = passwords;
        this.changes = changes;
        this.sight = sight;
    }

    public void change(Actor actor, String current, String password) {
        actor.requirePerson();
        var user = sight.as(actor, () -> users.findById(actor.user()))
                .orElseThrow(() -> Problem.notFound("user", actor.user()));
        credentials.confirm(actor, user, current);
        passwords.check("password", password, user.email());
        var hash = passwords.hash(password);
        sight.as(
                actor,
                () -> changes.password(
                        actor, user.password(hash), actor.origin().session()));
    }
}
