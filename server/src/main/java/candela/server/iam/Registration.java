package candela.server.iam;

import candela.server.iam.User.Details;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes accounts; the first one ever leads the installation. Called within a transaction that has the system's sight.
 */
@Component
class Registration {

    private final Users users;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registration(Users users, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** @param username null to make one of the email's first part */
    User create(Actor by, Details details, @Nullable String username, String passwordHash, boolean administrator) {
        users.lockAdministrators();
        if (users.existsByEmail(details.email())) {
            throw Problem.conflict("The email " + details.email() + " already has an account");
        }
        var name = username == null ? nameFor(details.email()) : UserRules.username(username);
        if (users.existsByUsername(name)) {
            throw Problem.conflict("The username " + name + " is already taken");
        }
        var first = users.count() == 0;
        var user = users.save(User.create(details, name, passwordHash, administrator || first, clock.instant()));
        events.publishEvent(new UserCreated(by, user.id(), user.displayName()));
        events.publishEvent(Audited.created(by, "user", user.id(), seen(user)));
        return user;
    }

    /** The account that leads the installation; only where there is none yet. */
    User createFirst(Actor by, Details details, String passwordHash) {
        users.lockAdministrators();
        if (!nobodyYet()) {
            throw Problem.conflict("Candela is set up already: sign in");
        }
        return create(by, details, null, passwordHash, true);
    }

    boolean nobodyYet() {
        return users.count() == 0;
    }

    /** The fields of an account that the audit keeps. */
    static Map<String, ?> seen(User user) {
        return Map.of(
                "username", user.username(),
                "displayName", user.displayName(),
                "administrator", user.administrator(),
                "status", user.status().name());
    }

    private String nameFor(String email) {
        var part = email.substring(0, email.indexOf('@'))
                .replaceAll("[^a-z0-9._-]", "")
                .replaceAll("^[._-]+", "");
        var base = part.length() < 2 ? "user" : part.substring(0, Math.min(part.length(), 32));
        return Stream.iterate(1, it -> it + 1)
                .map(it -> it == 1 ? base : base + it)
                .filter(it -> !users.existsByUsername(it))
                .findFirst()
                .orElseThrow();
    }
}
