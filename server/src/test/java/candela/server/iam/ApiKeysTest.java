package candela.server.iam;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ApiKeysTest {

    private static final String TEAM_READ = "\"team:read\"";

    private final MockMvcTester http;
    private final Api api;
    private final People people;
    private final TestClock clock;

    ApiKeysTest(MockMvcTester http, Api api, People people, TestClock clock) {
        this.http = http;
        this.api = api;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void aKeyIsShownOnceAndThenOnlyItsPrefix() {
        var ana = people.member();
        var issued = create(ana, TEAM_READ, "", "");

        assertThat(issued).hasStatus(201);
        var key = text(issued, "/key");
        assertThat(key).startsWith(text(issued, "/prefix")).startsWith("cdl_");
        var listed = body(api.get(ana, "/api-keys"));
        assertThat(listed).contains(text(issued, "/prefix")).doesNotContain(key, "hash", "Hash");
    }

    @Test
    void aKeyWorksForItsOwnerInTheTeamItWasMadeIn() {
        var host = people.member();
        var ana = people.colleague(host, "member");
        var key = key(ana, TEAM_READ, "", "");

        api.put(ana, "/me/team", """
                {"team": "%s"}""".formatted(text(api.get(ana, "/me"), "/teams/0/id")));

        assertThat(text(with(key, "/me"), "/team/id"))
                .isEqualTo(host.team().value().toString());
    }

    @Test
    void aKeyIsRefusedFromAnyAddressButTheAllowed() {
        var key = key(people.member(), TEAM_READ, "\"10.1.0.0/16\", \"2001:db8::7\"", "");

        assertThat(with(key, "/me", "10.1.200.3")).hasStatus(200);
        assertThat(with(key, "/me", "2001:db8:0:0:0:0:0:7")).hasStatus(200);
        assertThat(with(key, "/me", "10.2.0.1"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("ip_not_allowed");
    }

    @Test
    void onlyATrustedProxyIsBelievedWhereARequestComesFrom() {
        var key = key(people.member(), TEAM_READ, "\"10.1.0.0/16\"", "");

        assertThat(forwarded(key, "192.0.2.1", "10.1.0.1")).hasStatus(403);
        assertThat(forwarded(key, "198.51.100.7", "10.1.0.1")).hasStatus(200);
        assertThat(forwarded(key, "198.51.100.7", "10.1.0.1, 192.0.2.1")).hasStatus(403);
        assertThat(forwarded(key, "198.51.100.7", "10.1.0.1, 198.51.100.8")).hasStatus(200);
    }

    @Test
    void aMissingScopeIsRefusedByName() {
        var key = key(people.member(), "\"query:read\"", "", "");

        var answer = with(key, "/roles");
        assertThat(answer).hasStatus(403);
        assertThat(text(answer, "/code")).isEqualTo("insufficient_scope");
        assertThat(text(answer, "/detail")).contains("team:read");
    }

    @Test
    void aKeyCannotBeGivenMoreThanItsOwnerMay() {
        var viewer = people.colleague(people.member(), "analyst");

        assertThat(create(viewer, "\"team:write\"", "", "")).hasStatus(403);
        assertThat(create(viewer, "\"admin:*\"", "", "")).hasStatus(403);
        assertThat(create(viewer, "\"no:such\"", "", "")).hasStatus(400);
    }

    @Test
    void aKeyWithoutRightsIsRefusedByItsField() {
        var refused = create(people.member(), "", "", "");

        assertThat(refused).hasStatus(400);
        assertThat(text(refused, "/code")).isEqualTo("invalid");
        assertThat(text(refused, "/errors/0/field")).isEqualTo("scopes");
    }

    @Test
    void aKeyLosesWhatItsOwnerLoses() {
        var host = people.member();
        var ana = people.colleague(host, "member");
        var key = key(ana, "\"team:read\", \"datasource:write\"", "", "");
        assertThat(permissions(key)).contains("datasource:write");

        api.put(host, "/teams/" + host.team().value() + "/members/" + ana.user().value(), """
                {"roles": ["viewer"]}""");
        assertThat(permissions(key)).contains("team:read").doesNotContain("datasource:write");

        api.delete(
                host, "/teams/" + host.team().value() + "/members/" + ana.user().value());
        assertThat(with(key, "/me")).hasStatus(401);
    }

    @Test
    void aKeyIsNoWayToThePasswordOrTheSessions() {
        var key = key(people.member(), TEAM_READ, "", "");

        assertThat(with(key, "/auth/sessions")).hasStatus(403);
        assertThat(api.send(HttpMethod.PATCH, key, "/me", "{}")).hasStatus(403);
    }

    @Test
    void anExpiredKeyIsToldSo() {
        var ana = people.member();
        var key = key(ana, TEAM_READ, "", "\"" + clock.instant().plus(Duration.ofHours(1)) + "\"");
        assertThat(with(key, "/me")).hasStatus(200);

        clock.advance(Duration.ofHours(1));

        var answer = with(key, "/me");
        assertThat(answer).hasStatus(401);
        assertThat(text(answer, "/detail")).contains("expired");
        assertThat(create(people.member(), TEAM_READ, "", "\"2020-01-01T00:00:00Z\""))
                .hasStatus(400);
    }

    @Test
    void aRevokedKeyIsDeadWithTheNextRequest() {
        var ana = people.member();
        var issued = create(ana, TEAM_READ, "", "");
        var path = "/api-keys/" + text(issued, "/id");
        assertThat(api.delete(people.member(), path)).hasStatus(404);
        assertThat(with(text(issued, "/key"), "/me")).hasStatus(200);

        assertThat(api.delete(ana, path)).hasStatus(204);

        assertThat(with(text(issued, "/key"), "/me")).hasStatus(401);
        assertThat(json(api.get(ana, "/api-keys")).at("/items/0/revokedAt").isString())
                .isTrue();
    }

    @Test
    void aKeyOfADisabledAccountIsDead() {
        var ana = people.member();
        var key = key(ana, TEAM_READ, "", "");

        api.patch(people.administrator(), "/users/" + ana.user().value(), """
                {"status": "disabled"}""");

        assertThat(with(key, "/me")).hasStatus(401);
    }

    @Test
    void eachAcceptedRequestIsCountedAndTheOneAboveTheLimitIsNot() {
        var ana = people.member();
        var key = key(ana, TEAM_READ, "\"127.0.0.1\"", "");
        assertThat(with(key, "/me", "10.0.0.1")).hasStatus(403);
        for (var i = 0; i < 99; i++) {
            with(key, "/me");
        }
        assertThat(with(key, "/me"))
                .hasStatus(200)
                .headers()
                .hasValue("RateLimit-Policy", "\"key\";q=100;w=60")
                .satisfies(it -> assertThat(it.getFirst("RateLimit")).startsWith("\"key\";r=0;t="));

        var limited = with(key, "/me");
        assertThat(limited).hasStatus(429).containsHeader("Retry-After");
        assertThat(api.send(HttpMethod.POST, key, "/roles", """
                {"name": "x", "permissions": []}""")).hasStatus(403);
        var used = json(api.get(ana, "/api-keys"));
        assertThat(used.at("/items/0/usageCount").asLong()).isEqualTo(100);
        assertThat(used.at("/items/0/lastUsedAt").isString()).isTrue();

        clock.advance(Duration.ofMinutes(1));
        assertThat(with(key, "/me")).hasStatus(200);
    }

    private String permissions(String key) {
        return json(with(key, "/me")).at("/permissions").toString();
    }

    private String key(Person person, String scopes, String ips, String expires) {
        return text(create(person, scopes, ips, expires), "/key");
    }

    private MvcTestResult create(Person person, String scopes, String ips, String expires) {
        return api.post(person, "/api-keys", """
                {"name": "nightly", "scopes": [%s], "allowedIps": [%s], "expiresAt": %s}""".formatted(scopes, ips, expires.isEmpty() ? "null" : expires));
    }

    private MvcTestResult with(String key, String path) {
        return with(key, path, "127.0.0.1");
    }

    private MvcTestResult with(String key, String path, String address) {
        return api.send(HttpMethod.GET, key, path, null, address);
    }

    private MvcTestResult forwarded(String key, String address, String header) {
        return http.get()
                .uri("/api/v1/me")
                .header("Authorization", "Bearer " + key)
                .header("X-Forwarded-For", header)
                .with(it -> {
                    it.setRemoteAddr(address);
                    return it;
                })
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
