package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Compares a login and a password, outside of any transaction, because hashing takes long on purpose. */
@Component
class Credentials {

    private final Users users;
    private final Passwords passwords;
    private final Lockout lockout;
    private final SystemSight sight;
    private final ApplicationEventPublisher events;

    Credentials(
            Users users, Passwords passwords, Lockout lockout, SystemSight sight, ApplicationEventPublisher events) {
        this.users = users;
        this.passwords = passwords;
        this.lockout = lockout;
        this.sight = sight;
        this.events = events;
    }

    /** Whose these are; who they are not learns nothing about which half was wrong. */
    User verify(Actor actor, String login, String password) {
        var typed = login.strip().toLowerCase(Locale.ROOT);
        refuseLocked(actor, typed);
        var user = sight.as(actor, () -> users.findByLogin(typed));
        if (!passwords.matches(password, user.map(User::passwordHash).orElse(null)) || user.isEmpty()) {
            var reason = user.isPresent() ? "wrong password" : "unknown login";
            throw failed(actor, user.map(User::id), reason, "The login or the password is wrong");
        }
        sight.as(actor, () -> lockout.forgive(typed));
        if (!user.get().active()) {
            throw failed(
                    actor,
                    user.map(User::id),
                    "disabled",
                    "This account is disabled: ask an administrator to enable it");
        }
        return user.get();
    }

    /** Whether this is the password of somebody who is signed in already; guessing it is slowed down all the same. */
    void confirm(Actor actor, User user, String password) {
        var login = user.id().value().toString();
        refuseLocked(actor, login);
        if (!passwords.matches(password, user.passwordHash())) {
            audit(actor, user.id(), "wrong password");
            throw Problem.invalid("current", "The current password is wrong");
        }
        sight.as(actor, () -> lockout.forgive(login));
    }

    private void refuseLocked(Actor actor, String login) {
        Optional<Duration> wait = sight.as(actor, () -> lockout.attempt(login));
        if (wait.isPresent()) {
            audit(actor, null, "locked");
            throw Problem.limited("Too many wrong passwords: wait, then try again", wait.get());
        }
    }

    private Problem failed(Actor actor, Optional<UserId> user, String reason, String detail) {
        audit(actor, user.orElse(null), reason);
        return Problem.unauthorized(detail);
    }

    private void audit(Actor actor, @Nullable UserId user, String reason) {
        var id = user == null ? null : user.value();
        sight.as(actor, () -> {
            events.publishEvent(new Audited(actor, "login_failed", "user", id, Map.of(), Map.of(), reason));
            return true;
        });
    }
}
