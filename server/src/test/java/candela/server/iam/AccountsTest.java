package candela.server.iam;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class AccountsTest {

    private final Api api;
    private final People people;
    private final Users users;
    private final SystemSight sight;

    AccountsTest(Api api, People people, Users users, SystemSight sight) {
        this.api = api;
        this.people = people;
        this.users = users;
        this.sight = sight;
    }

    @Test
    void aTakenEmailOrUsernameIsAConflictAndMakesNothing() {
        var admin = people.administrator();
        var email = unique() + "@example.com";
        assertThat(create(admin, email, "three small boats")).hasStatus(201);

        assertThat(create(admin, email.toUpperCase(Locale.ROOT), "three small boats")).hasStatus(409);
        var name = email.substring(0, email.indexOf('@'));
        assertThat(api.post(admin, "/users", """
                {"email": "other-%s", "username": "%s", "displayName": "Other", "password": "three small boats", "administrator": false}"""
                        .formatted(email, name)))
                .hasStatus(409);
        assertThat(json(api.get(admin, "/users?q=" + email)).at("/items")).hasSize(1);
    }

    @Test
    void theListMasksEmailsAndShowsNoHash() {
        var admin = people.administrator();
        var ana = people.member();

        var answer = api.get(admin, "/users?q=" + ana.email());
        assertThat(text(answer, "/items/0/email")).matches("p[0-9a-f]{2}\\*\\*\\*@\\*\\*\\*le\\.com");
        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .doesNotContain(ana.email(), "argon2", "assword");
    }

    @Test
    void aMaskLeavesShortPartsMostlyHidden() {
        assertThat(Contact.mask("john@gmail.com")).isEqualTo("joh***@***il.com");
        assertThat(Contact.mask("al@a.io")).isEqualTo("a***@***io");
    }

    @Test
    void onlyWhoManagesUsersSeesTheList() {
        assertThat(api.get(people.member(), "/users")).hasStatus(403);
        assertThat(create(people.member(), unique() + "@example.com", "three small boats")).hasStatus(403);
    }

    @Test
    void theListIsReadPartByPart() {
        var admin = people.administrator();
        var word = unique();
        for (var i = 0; i < 51; i++) {
            create(admin, word + i + "@example.com", "three small boats");
        }

        var first = json(api.get(admin, "/users?q=" + word));
        var rest = json(api.get(admin, "/users?q=" + word + "&cursor=" + first.at("/next").asString()));
        assertThat(first.at("/items")).hasSize(50);
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/next").isNull()).isTrue();
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndComesBackWhenEnabled() {
        var admin = people.administrator();
        var ana = people.member();
        var cookie = ana.cookie();
        assertThat(cookie.getValue()).isNotEmpty();

        assertThat(change(admin, ana, "{\"status\": \"disabled\"}"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("disabled");
        assertThat(api.get(ana, "/me")).hasStatus(401);

        change(admin, ana, "{\"status\": \"active\"}");
        assertThat(api.get(ana, "/me")).hasStatus(401);
        assertThat(people.again(ana).actor().user()).isEqualTo(ana.user());
    }

    @Test
    void theLastAdministratorStays() {
        var admin = people.administrator();
        var others = sight.as(admin.actor(), () -> users.findAll().stream()
                .filter(it -> it.leads() && !it.id().equals(admin.user()))
                .toList());
        for (var other : others) {
            api.patch(admin, "/users/" + other.id().value(), "{\"administrator\": false}");
        }

        assertThat(change(admin, admin, "{\"administrator\": false}")).hasStatus(409);
        assertThat(change(admin, admin, "{\"status\": \"disabled\"}")).hasStatus(409);

        var second = people.administrator();
        assertThat(change(second, admin, "{\"administrator\": false}")).hasStatus(200);
    }

    @Test
    void whoManagesUsersWithoutLeadingTouchesNoAdministrator() {
        var admin = people.administrator();
        var role = "keeper-" + unique();
        api.post(admin, "/roles", """
                {"name": "%s", "permissions": ["user:manage", "team:read"]}""".formatted(role));
        var keeper = people.colleague(admin, role);

        assertThat(change(keeper, people.member(), "{\"displayName\": \"New\"}")).hasStatus(200);
        assertThat(change(keeper, admin, "{\"displayName\": \"New\"}")).hasStatus(403);
        assertThat(change(keeper, keeper, "{\"administrator\": true}")).hasStatus(403);
        assertThat(api.put(keeper, "/users/" + admin.user().value() + "/password", """
                {"password": "three small boats"}""")).hasStatus(403);
    }

    @Test
    void aNewPasswordByTheAdministratorEndsAllSessions() {
        var ana = people.member();

        assertThat(api.put(people.administrator(), "/users/" + ana.user().value() + "/password", """
                {"password": "seven small boats"}""")).hasStatus(204);

        assertThat(api.get(ana, "/me")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "aaaaaaaaaaaa", "password123!", "1234567890", "Qwertyuiop"})
    void aPasswordThatIsGuessedFirstIsRefused(String password) {
        assertThat(create(people.administrator(), unique() + "@example.com", password)).hasStatus(400);
    }

    @Test
    void passwordsAreKeptAsArgon2id() {
        assertThat(new PasswordHashing().passwordEncoder().encode("three small boats"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        var ana = people.member();
        assertThat(sight.as(ana.actor(), () -> users.findById(ana.user()).orElseThrow().passwordHash()))
                .startsWith("$argon2id$");
    }

    private MvcTestResult change(Person by, Person whom, String body) {
        return api.patch(by, "/users/" + whom.user().value(), body);
    }

    private MvcTestResult create(Person by, String email, String password) {
        return api.post(by, "/users", """
                {"email": "%s", "displayName": "Somebody", "password": "%s", "administrator": false}"""
                        .formatted(email, password));
    }

    private static String unique() {
        return "u" + UUID.randomUUID().toString().substring(24);
    }
}
