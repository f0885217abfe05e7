package candela.server.iam;

import candela.server.iam.Session.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Access;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Audited;
import candela.server.platform.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives out the tokens that open a session, and new ones for old. */
@Component
class Tickets {

    private static final int RANDOM = 43;

    private final Sessions sessions;
    private final Users users;
    private final Callers callers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tickets(Sessions sessions, Users users, Callers callers, ApplicationEventPublisher events, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.callers = callers;
        this.events = events;
        this.clock = clock;
    }

    /** The cookie's token and the actor that it will make. */
    record Entry(String token, Actor actor) {}

    /** A session for a browser. */
    Entry browser(Actor actor, User user) {
        var token = Secrets.token(RANDOM);
        return new Entry(
                token, open(actor, user, Kind.BROWSER, token, Session.LONGEST).actor());
    }

    /** A session for a program: a short-lived access token, and a refresh token that gets the next. */
    SignIn.Tokens program(Actor actor, User user) {
        var access = access();
        var opened = open(actor, user, Kind.TOKEN, access, Session.ACCESS);
        return new SignIn.Tokens(access, refresh(opened.session(), clock.instant()), Session.ACCESS);
    }

    /**
     * New tokens for a refresh token that was not used before. One that was used is in wrong hands, its owner's or
     * another's: the whole session ends. Empty where nothing is given.
     */
    Optional<SignIn.Tokens> renew(Actor actor, String refreshToken) {
        var hash = Secrets.hash(refreshToken);
        var now = clock.instant();
        var found = sessions.findByRefresh(hash).filter(it -> it.alive(now));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!sessions.use(hash, now)) {
            sessions.end(found.get().user(), found.get().id(), now);
            events.publishEvent(
                    Audited.of(actor, "session_revoked", "session", found.get().id())
                            .failed("refresh token used twice"));
            return Optional.empty();
        }
        var access = access();
        sessions.renew(found.get().id(), Secrets.hash(access), now.plus(Session.ACCESS), now);
        return Optional.of(new SignIn.Tokens(access, refresh(found.get().id(), now), Session.ACCESS));
    }

    /** Ends the session of a refresh token; one that is unknown opens nothing anyway. */
    void revoke(Actor actor, String refreshToken) {
        sessions.findByRefresh(Secrets.hash(refreshToken)).ifPresent(found -> {
            if (sessions.end(found.user(), found.id(), clock.instant())) {
                events.publishEvent(Audited.of(actor, "logout", "session", found.id()));
            }
        });
    }

    private record Opened(Session.SessionId session, Actor actor) {}

    private Opened open(Actor actor, User user, Kind kind, String token, Duration tokenLasts) {
        var now = clock.instant();
        var from = actor.origin();
        var id = Sessions.fresh();
        var session = new Session(
                id, user.id(), kind, null, from.ip(), from.userAgent(), now, now, now.plus(Session.LONGEST));
        sessions.insert(session, Secrets.hash(token), now.plus(tokenLasts));
        users.signedIn(user.id(), now);
        var access = kind == Kind.BROWSER ? Access.UI : Access.API;
        var origin = new Origin(access, id.value(), null, from.ip(), from.userAgent());
        var person = callers.person(user.id(), user.administrator(), null, origin);
        events.publishEvent(
                new Audited(person, "login", "session", id.value(), Map.of(), Map.of("kind", kind.name()), null));
        return new Opened(id, person);
    }

    private String refresh(Session.SessionId session, Instant now) {
        var token = "cdr_" + Secrets.token(RANDOM);
        sessions.insertRefresh(session, Secrets.hash(token), now.plus(Session.REFRESH));
        return token;
    }

    private static String access() {
        return "cda_" + Secrets.token(RANDOM);
    }
}
