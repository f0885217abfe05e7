package candela.server.iam;

import candela.server.iam.User.Details;
import candela.server.iam.User.Status;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to everybody's account, for administrators. Passwords are hashed before a transaction is opened. */
@Service
public class Accounts {

    private static final String MANAGE = "user:manage";

    private final Users users;
    private final Registration registration;
    private final Passwords passwords;
    private final SystemSight sight;
    private final AccountChanges changes;

    Accounts(Users users, Registration registration, Passwords passwords, SystemSight sight, AccountChanges changes) {
        this.users = users;
        this.registration = registration;
        this.passwords = passwords;
        this.sight = sight;
        this.changes = changes;
    }

    /**
     * Somebody who shall have an account.
     *
     * @param username null to make one of the email's first part
     * @param locale {@code en} or {@code vi}
     */
    public record NewAccount(
            String email,
            @Nullable String username,
            String displayName,
            String locale,
            String password,
            boolean administrator) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "NewAccount[" + email + "]";
        }
    }

    /** What an administrator changes of an account; null leaves a part as it is. */
    public record Change(
            @Nullable String displayName,
            @Nullable Status status,
            @Nullable Boolean administrator) {}

    /** Accounts whose name, username or email holds the text, oldest first. */
    public Page<User> list(Actor actor, String text, @Nullable UUID after) {
        actor.require(MANAGE);
        var from = after == null ? null : new UserId(after);
        var found = sight.as(actor, () -> users.list(text.strip(), from, Page.DEFAULT_SIZE + 1));
        return Page.cut(found, Page.DEFAULT_SIZE, it -> it.id().value().toString());
    }

    public User create(Actor actor, NewAccount account) {
        actor.require(MANAGE);
        refuseAbove(actor, account.administrator());
        var email = UserRules.email(account.email());
        passwords.check("password", account.password(), email);
        var hash = passwords.hash(account.password());
        var details =
                new Details(email, UserRules.displayName(account.displayName()), UserRules.locale(account.locale()));
        return sight.as(
                actor, () -> registration.create(actor, details, account.username(), hash, account.administrator()));
    }

    public User change(Actor actor, UserId id, Change change) {
        actor.require(MANAGE);
        return sight.as(actor, () -> {
            var user = find(actor, id);
            refuseAbove(actor, Boolean.TRUE.equals(change.administrator()));
            return changes.save(actor, user, changed(user, change));
        });
    }

    /** Gives somebody a new password; whoever was signed in with the old one is out. */
    public void password(Actor actor, UserId id, String password) {
        actor.require(MANAGE);
        var user = sight.as(actor, () -> find(actor, id));
        passwords.check("password", password, user.email());
        var hash = passwords.hash(password);
        sight.as(actor, () -> changes.password(actor, find(actor, id).password(hash), null));
    }

    private User find(Actor actor, UserId id) {
        var user = users.findById(id).orElseThrow(() -> Problem.notFound("user", id));
        refuseAbove(actor, user.administrator());
        return user;
    }

    /** Who manages users without leading the installation neither makes nor touches those who do. */
    private static void refuseAbove(Actor actor, boolean administrator) {
        if (administrator && !actor.administrator()) {
            throw Problem.forbidden("insufficient_scope", "This needs the permission " + Actor.ADMIN);
        }
    }

    private static User changed(User user, Change change) {
        var name = change.displayName();
        var status = change.status();
        var administrator = change.administrator();
        return user.administer(
                name == null ? user.displayName() : UserRules.displayName(name),
                status == null ? user.status() : status,
                administrator == null ? user.administrator() : administrator);
    }
}
