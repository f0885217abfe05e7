package candela.server.iam;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class TokensTest {

    private final Api api;
    private final People people;
    private final TestClock clock;

    TokensTest(Api api, People people, TestClock clock) {
        this.api = api;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void anAccessTokenLastsAQuarterOfAnHour() {
        var tokens = tokens(people.member());
        assertThat(json(tokens).at("/expiresIn").asLong()).isEqualTo(900);
        assertThat(me(text(tokens, "/accessToken"))).hasStatus(200);

        clock.advance(Duration.ofMinutes(15));

        assertThat(me(text(tokens, "/accessToken"))).hasStatus(401);
    }

    @Test
    void refreshingRotatesBothTokens() {
        var first = tokens(people.member());
        var second = refresh(text(first, "/refreshToken"));

        assertThat(second).hasStatus(200);
        assertThat(text(second, "/refreshToken")).isNotEqualTo(text(first, "/refreshToken"));
        assertThat(me(text(first, "/accessToken"))).hasStatus(401);
        assertThat(me(text(second, "/accessToken"))).hasStatus(200);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheWholeFamily() {
        var first = tokens(people.member());
        var second = refresh(text(first, "/refreshToken"));

        assertThat(refresh(text(first, "/refreshToken"))).hasStatus(401);

        assertThat(me(text(second, "/accessToken"))).hasStatus(401);
        assertThat(refresh(text(second, "/refreshToken"))).hasStatus(401);
    }

    @Test
    void aRefreshTokenLastsAWeek() {
        var tokens = tokens(people.member());

        clock.advance(Duration.ofDays(7));

        assertThat(refresh(text(tokens, "/refreshToken"))).hasStatus(401);
    }

    @Test
    void revokingARefreshTokenEndsItsSession() {
        var tokens = tokens(people.member());

        assertThat(api.send(HttpMethod.POST, null, "/auth/tokens/revoke", refreshBody(text(tokens, "/refreshToken"))))
                .hasStatus(204);

        assertThat(me(text(tokens, "/accessToken"))).hasStatus(401);
    }

    @Test
    void sessionsAreListedAndEndedOneByOneOrAllButTheOwn() {
        var ana = people.member();
        var second = text(tokens(ana), "/accessToken");
        ana.cookie();

        var listed = json(api.get(ana, "/auth/sessions")).at("/items");
        assertThat(listed).hasSize(3);
        assertThat(listed.findValuesAsString("kind")).containsExactlyInAnyOrder("browser", "token", "token");
        assertThat(listed.valueStream().filter(it -> it.at("/current").asBoolean())).hasSize(1);

        var id = text(api.send(HttpMethod.GET, second, "/auth/sessions", null), "/items/0/id");
        assertThat(api.delete(ana, "/auth/sessions")).hasStatus(204);
        assertThat(me(second)).hasStatus(401);
        assertThat(json(api.get(ana, "/auth/sessions")).at("/items")).hasSize(1);
        assertThat(api.delete(ana, "/auth/sessions/" + id)).hasStatus(404);
    }

    @Test
    void nobodyEndsAnothersSession() {
        var ana = people.member();
        var bob = people.member();
        var id = text(api.get(ana, "/auth/sessions"), "/items/0/id");

        assertThat(api.delete(bob, "/auth/sessions/" + id)).hasStatus(404);
        assertThat(me(ana.token())).hasStatus(200);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        var ana = people.member();
        var other = text(tokens(ana), "/accessToken");

        assertThat(password(ana, "not hers at all", "four small boats")).hasStatus(400);
        assertThat(password(ana, People.PASSWORD, "four small boats")).hasStatus(204);

        assertThat(me(other)).hasStatus(401);
        assertThat(me(ana.token())).hasStatus(200);
        assertThat(tokens(ana)).hasStatus(401);
    }

    private MvcTestResult password(Person person, String current, String password) {
        return api.put(person, "/me/password", """
                {"current": "%s", "password": "%s"}""".formatted(current, password));
    }

    private MvcTestResult tokens(Person person) {
        return api.send(HttpMethod.POST, null, "/auth/tokens", """
                {"login": "%s", "password": "%s"}""".formatted(person.email(), People.PASSWORD));
    }

    private MvcTestResult refresh(String token) {
        return api.send(HttpMethod.POST, null, "/auth/tokens/refresh", refreshBody(token));
    }

    private static String refreshBody(String token) {
        return """
                {"refreshToken": "%s"}""".formatted(token);
    }

    private MvcTestResult me(String token) {
        return api.send(HttpMethod.GET, token, "/me", null);
    }
}
