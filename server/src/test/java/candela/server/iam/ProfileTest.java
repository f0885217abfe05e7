package candela.server.iam;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Actor.UserId;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ProfileTest {

    private final Api api;
    private final People people;
    private final Directory directory;
    private final Profile profile;
    private final JdbcClient database;

    ProfileTest(Api api, People people, Directory directory, Profile profile, JdbcClient database) {
        this.api = api;
        this.people = people;
        this.directory = directory;
        this.profile = profile;
        this.database = database;
    }

    @Test
    void onesNameLanguageAndTimeZoneAreOnesOwn() {
        var ana = people.member();

        var changed = api.patch(ana, "/me", """
                {"displayName": " Ana ", "locale": "vi", "timeZone": "Asia/Ho_Chi_Minh"}""");

        assertThat(changed).hasStatus(200);
        var me = json(api.get(ana, "/me"));
        assertThat(me.at("/displayName").asString()).isEqualTo("Ana");
        assertThat(me.at("/locale").asString()).isEqualTo("vi");
        assertThat(me.at("/timeZone").asString()).isEqualTo("Asia/Ho_Chi_Minh");
    }

    @Test
    void aLanguageOrTimeZoneThatIsNoneIsInvalid() {
        var ana = people.member();

        assertThat(api.patch(ana, "/me", "{\"locale\": \"xx\"}")).hasStatus(400);
        assertThat(api.patch(ana, "/me", "{\"timeZone\": \"Mars/Base\"}")).hasStatus(400);
        assertThat(api.patch(ana, "/me", "{\"displayName\": \"  \"}")).hasStatus(400);
        assertThat(api.patch(ana, "/me", "{\"username\": \"a@b\"}")).hasStatus(400);
    }

    @Test
    void anothersUsernameIsAConflict() {
        var ana = people.member();
        var taken = text(api.get(people.member(), "/me"), "/username");

        assertThat(api.patch(ana, "/me", "{\"username\": \"" + taken + "\"}")).hasStatus(409);
    }

    @Test
    void preferencesAreLaidOverThoseThatAreThere() {
        var ana = people.member();
        api.patch(ana, "/me", "{\"preferences\": {\"theme\": \"dark\", \"unheardOf\": [1]}}");

        api.patch(ana, "/me", "{\"preferences\": {\"theme\": null, \"density\": \"high\"}}");

        assertThat(api.get(ana, "/me"))
                .bodyJson()
                .extractingPath("$.preferences")
                .isEqualTo(Map.of("unheardOf", List.of(1), "density", "high"));
    }

    @Test
    void oneWorksInAnotherOfOnesTeamsAfterSwitching() {
        var host = people.member();
        var ana = people.viewer(host);

        var me = json(api.get(ana, "/me"));
        assertThat(me.at("/team/id").asString()).isEqualTo(host.team().value().toString());
        assertThat(me.at("/teams")).hasSize(2);
        assertThat(me.at("/permissions").toString()).contains("datasource:read").doesNotContain("datasource:write");
    }

    @Test
    void nobodySwitchesToATeamThatIsNotTheirs() {
        var other = people.member().team().value();

        assertThat(api.put(people.member(), "/me/team", "{\"team\": \"" + other + "\"}")).hasStatus(404);
    }

    @Test
    void thoseWhoAreNotThereHaveNoContact() {
        var ana = people.member();
        var nobody = new UserId(UUID.randomUUID());

        assertThat(directory.contacts(people.member().actor(), List.of(ana.user(), nobody)))
                .containsOnlyKeys(ana.user());
    }

    @Test
    void theDatabaseItselfHidesAccountsSessionsAndKeysFromEverybodyElse() {
        assertThat(profile.me(people.member().actor()).user()).isNotNull();
        for (var table : List.of("user", "session", "refresh_token", "api_key", "login_attempt")) {
            assertThat(database.sql("SELECT count(*) FROM iam." + table).query(Integer.class).single())
                    .as(table)
                    .isZero();
        }
    }
}
