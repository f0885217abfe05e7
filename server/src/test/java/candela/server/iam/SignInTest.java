package candela.server.iam;

import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class SignInTest {

    private final MockMvcTester http;
    private final Api api;
    private final People people;
    private final TestClock clock;

    SignInTest(MockMvcTester http, Api api, People people, TestClock clock) {
        this.http = http;
        this.api = api;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void emailAndUsernameBothOpenTheAccountInWhateverCase() {
        var ana = people.member();
        var username = text(api.get(ana, "/me"), "/username");

        assertThat(signIn(ana.email().toUpperCase(Locale.ROOT), People.PASSWORD)).hasStatus(200);
        assertThat(signIn(username, People.PASSWORD)).hasStatus(200);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        var answer = signIn(people.member().email(), People.PASSWORD);

        assertThat(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE))
                .startsWith("candela_session=")
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
    }

    @Test
    void aBrowserIsKnownByItsCookieUntilItSignsOut() {
        var ana = people.member();
        var cookie = ana.cookie();

        assertThat(http.get().uri("/api/v1/me").cookie(cookie)).hasStatus(200);
        assertThat(http.delete()
                        .uri("/api/v1/auth/session")
                        .cookie(cookie)
                        .header("X-Candela", "1"))
                .hasStatus(204);
        assertThat(http.get().uri("/api/v1/me").cookie(cookie)).hasStatus(401);
    }

    @Test
    void aCookieAloneWritesNothing() {
        var cookie = people.member().cookie();

        assertThat(http.delete().uri("/api/v1/auth/sessions").cookie(cookie))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("csrf");
    }

    @Test
    void aBrowserThatIsNotUsedForAWeekIsForgotten() {
        var ana = people.member();
        var cookie = ana.cookie();

        clock.advance(Session.IDLE.plusSeconds(1));

        assertThat(http.get().uri("/api/v1/me").cookie(cookie)).hasStatus(401);
    }

    @Test
    void evenABrowserInUseIsForgottenAfterAMonth() {
        var cookie = people.member().cookie();

        for (var day = 0; day < 30; day += 5) {
            assertThat(http.get().uri("/api/v1/me").cookie(cookie)).hasStatus(200);
            clock.advance(Duration.ofDays(5));
        }

        assertThat(http.get().uri("/api/v1/me").cookie(cookie)).hasStatus(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        var ana = people.member();

        var wrong = signIn(ana.email(), "not her password");
        var unknown = signIn("x" + ana.email(), "not her password");

        assertThat(wrong).hasStatus(401);
        assertThat(unknown).hasStatus(401);
        assertThat(text(wrong, "/detail")).isEqualTo(text(unknown, "/detail"));
    }

    @Test
    void theFifthWrongPasswordClosesTheLoginForLongerAndLonger() {
        var ana = people.member();
        guess(ana.email(), 5);

        var locked = signIn(ana.email(), People.PASSWORD);
        assertThat(locked).hasStatus(429);
        var first = retryAfter(locked);
        clock.advance(Duration.ofSeconds(first));
        assertThat(signIn(ana.email(), "not her password")).hasStatus(401);
        var second = retryAfter(signIn(ana.email(), People.PASSWORD));
        assertThat(first).isBetween(25, 31);
        assertThat(second).isBetween(50, 61);

        clock.advance(Duration.ofSeconds(second));
        assertThat(signIn(ana.email(), People.PASSWORD)).hasStatus(200);
        assertThat(signIn(ana.email(), "not her password")).hasStatus(401);
        assertThat(signIn(ana.email(), People.PASSWORD)).hasStatus(200);
    }

    @Test
    void aLoginThatNobodyHasIsClosedJustTheSame() {
        var nobody = "x" + people.member().email();
        guess(nobody, 5);

        assertThat(signIn(nobody, "another password")).hasStatus(429);
    }

    @Test
    void aDisabledAccountIsToldSoOnlyWithTheRightPassword() {
        var admin = people.administrator();
        var ana = people.member();
        api.patch(admin, "/users/" + ana.user().value(), """
                {"status": "disabled"}""");

        assertThat(signIn(ana.email(), People.PASSWORD))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("disabled");
        assertThat(text(signIn(ana.email(), "not her password"), "/detail")).doesNotContain("disabled");
    }

    @Test
    void whoComesWithoutAnythingIsAskedToSignIn() {
        assertThat(api.send(HttpMethod.GET, null, "/me", null)).hasStatus(401);
        assertThat(api.send(HttpMethod.GET, "cda_made-up", "/me", null)).hasStatus(401);
    }

    private void guess(String login, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(signIn(login, "not the password")).hasStatus(401);
        }
    }

    private static int retryAfter(MvcTestResult answer) {
        return Integer.parseInt(Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.RETRY_AFTER)));
    }

    private MvcTestResult signIn(String login, String password) {
        return api.send(HttpMethod.POST, null, "/auth/session", """
                {"login": "%s", "password": "%s"}""".formatted(login, password));
    }
}
