package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The door through which people and their programs come in and go out. */
@Service
public class SignIn {

    private final Credentials credentials;
    private final Tickets tickets;
    private final SystemSight sight;
    private final Devices devices;

    SignIn(Credentials credentials, Tickets tickets, SystemSight sight, Devices devices) {
        this.credentials = credentials;
        this.tickets = tickets;
        this.sight = sight;
        this.devices = devices;
    }

    /**
     * What a program is given.
     *
     * @param lasts how long the access token does
     */
    public record Tokens(String access, String refresh, Duration lasts) {

        /** Keeps the tokens out of logs. */
        @Override
        public String toString() {
            return "Tokens[]";
        }
    }

    /** Opens a session for a browser; its token is what the cookie holds. */
    Tickets.Entry browser(Actor actor, String login, String password) {
        var user = credentials.verify(actor, login, password);
        return sight.as(actor, () -> tickets.browser(actor, user));
    }

    /** Opens a session for a program. */
    public Tokens program(Actor actor, String login, String password) {
        var user = credentials.verify(actor, login, password);
        return sight.as(actor, () -> tickets.program(actor, user));
    }

    /** Exchanges a refresh token; the old one stops working. */
    public Tokens refresh(Actor actor, String refreshToken) {
        Optional<Tokens> renewed = sight.as(actor, () -> tickets.renew(actor, refreshToken));
        return renewed.orElseThrow(() -> Problem.unauthorized("This refresh token is no longer valid: sign in again"));
    }

    public void revoke(Actor actor, String refreshToken) {
        sight.as(actor, () -> {
            tickets.revoke(actor, refreshToken);
            return true;
        });
    }

    /** Ends the session that this request came with, where it came with one. */
    public void out(Actor actor) {
        UUID session = actor.origin().session();
        if (session != null) {
            devices.signOut(actor, new Session.SessionId(session));
        }
    }
}
