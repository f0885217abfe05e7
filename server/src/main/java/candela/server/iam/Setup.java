package candela.server.iam;

import candela.server.iam.User.Details;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door that is open until the first account is made, to who can read the console. */
@Service
public class Setup {

    private static final String ALPHABET_TOO_ALIKE = "[^A-HJ-NP-Z2-9]";
    private static final int HALF = 4;

    private final Registration registration;
    private final Passwords passwords;
    private final Lockout lockout;
    private final SystemSight sight;
    private final SignIn signIn;
    private volatile @Nullable String tokenHash;

    Setup(Registration registration, Passwords passwords, Lockout lockout, SystemSight sight, SignIn signIn) {
        this.registration = registration;
        this.passwords = passwords;
        this.lockout = lockout;
        this.sight = sight;
        this.signIn = signIn;
    }

    public boolean required(Actor actor) {
        return sight.as(actor, registration::nobodyYet);
    }

    /** A one-time token in the place of any earlier one; only its hash is kept, and only in memory. */
    String open(Actor actor) {
        actor.require(Actor.ADMIN);
        var letters = new StringBuilder();
        while (letters.length() < 2 * HALF) {
            letters.append(Secrets.token(2 * HALF).replaceAll(ALPHABET_TOO_ALIKE, ""));
        }
        var token = letters.substring(0, HALF) + "-" + letters.substring(HALF, 2 * HALF);
        tokenHash = Secrets.hash(token);
        return token;
    }

    /** Makes the first account, which leads the installation, and opens a browser's session for it. */
    Tickets.Entry complete(Actor actor, String token, Details details, String password) {
        if (!required(actor)) {
            throw Problem.conflict("Candela is set up already: sign in");
        }
        check(actor, token);
        passwords.check("password", password, details.email());
        var hash = passwords.hash(password);
        sight.as(actor, () -> registration.createFirst(actor, details, hash));
        tokenHash = null;
        return signIn.browser(actor, details.email(), password);
    }

    private void check(Actor actor, String token) {
        sight.as(actor, () -> lockout.attempt("set-up token")).ifPresent(wait -> {
            throw Problem.limited("Too many wrong tokens: wait, then try again", wait);
        });
        var right = tokenHash;
        if (right == null || !MessageDigest.isEqual(bytes(right), bytes(Secrets.hash(token.strip())))) {
            throw Problem.unauthorized("This token is wrong: the right one stands on the console of the server");
        }
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }
}
