package candela.server.testing;

import candela.server.iam.Accounts;
import candela.server.iam.Accounts.NewAccount;
import candela.server.iam.SignIn;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Authenticator;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Makes people for a test: each with an account and a personal team of their own, signed in as a program. */
@TestComponent
public class People {

    public static final String PASSWORD = "three small boats";

    private final Accounts accounts;
    private final SignIn signIn;
    private final Authenticator authenticator;
    private final MockMvcTester http;
    private final Api api;

    People(Accounts accounts, SignIn signIn, Authenticator authenticator, MockMvcTester http, Api api) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.authenticator = authenticator;
        this.http = http;
        this.api = api;
    }

    /** Somebody with an account; manages their own team and sees nobody else's things. */
    public Person member() {
        return create(false);
    }

    public Person administrator() {
        return create(true);
    }

    /** Somebody who may only look at things in the host's current team, and works in it. */
    public Person viewer(Person host) {
        return colleague(host, "viewer");
    }

    /** Somebody who has this role in the host's current team, and works in it. */
    public Person colleague(Person host, String role) {
        var person = member();
        var team = host.team().value();
        must(api.post(host, "/teams/" + team + "/members", """
                {"login": "%s", "roles": ["%s"]}""".formatted(person.email(), role)));
        must(api.put(person, "/me/team", """
                {"team": "%s"}""".formatted(team)));
        return person;
    }

    /** The same person, signed in anew. */
    public Person again(Person person) {
        return new Person(this, person.user(), person.email(), token(person.email()));
    }

    private String token(String email) {
        return signIn.program(Actor.anonymous(Actor.Origin.SYSTEM), email, PASSWORD).access();
    }

    private static void must(MvcTestResult answer) {
        if (answer.getResponse().getStatus() >= 300) {
            throw new IllegalStateException(Api.json(answer).toString());
        }
    }

    /** Who a bearer token belongs to, as the server finds out with each request. */
    public Actor actor(String token) {
        var request = new MockHttpServletRequest();
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return authenticator.authenticate(request, new MockHttpServletResponse());
    }

    private Person create(boolean administrator) {
        if (!administrator && accounts.list(Actor.system(), "", null).items().isEmpty()) {
            create(true);
        }
        var email = "p" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
        var account = new NewAccount(email, null, "Person " + email.substring(0, 6), "en", PASSWORD, administrator);
        var user = accounts.create(Actor.system(), account);
        var token = signIn.program(Actor.anonymous(Actor.Origin.SYSTEM), email, PASSWORD)
                .access();
        return new Person(this, user.id(), email, token);
    }

    private Cookie cookie(String email) {
        var answer = http.post()
                .uri("/api/v1/auth/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"login": "%s", "password": "%s"}""".formatted(email, PASSWORD))
                .exchange();
        return Objects.requireNonNull(answer.getResponse().getCookie("candela_session"));
    }

    /**
     * Somebody signed in.
     *
     * @param token send it as {@code Authorization: Bearer}
     */
    public record Person(People people, UserId user, String email, String token) {

        /** As the server sees this person now. */
        public Actor actor() {
            return people.actor(token);
        }

        /** The team that this person works in now. */
        public TeamId team() {
            return actor().team();
        }

        /** A browser's session of this person; writes with it need the header {@code X-Candela}. */
        public Cookie cookie() {
            return people.cookie(email);
        }

        /** What goes into the header {@code Authorization}. */
        public String bearer() {
            return "Bearer " + token;
        }
    }
}
