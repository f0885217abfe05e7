package candela.server.team;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class TeamsTest {

    private final Api api;
    private final People people;
    private final JdbcClient database;

    TeamsTest(Api api, People people, JdbcClient database) {
        this.api = api;
        this.people = people;
        this.database = database;
    }

    @Test
    void everybodyHasAPersonalTeamThatTheyManage() {
        var ana = people.member();

        var teams = json(api.get(ana, "/teams")).at("/items");
        assertThat(teams).hasSize(1);
        assertThat(teams.at("/0/personal").asBoolean()).isTrue();
        assertThat(teams.at("/0/roles").toString()).isEqualTo("[\"team_manager\"]");
        assertThat(api.delete(ana, "/teams/" + ana.team().value())).hasStatus(409);
        assertThat(api.delete(ana, path(ana) + "/members/" + ana.user().value())).hasStatus(409);
    }

    @Test
    void whoMakesATeamManagesIt() {
        var ana = people.member();
        var made = api.post(ana, "/teams", "{\"name\": \"Đội Bán hàng\"}");
        var path = "/teams/" + text(made, "/id");

        assertThat(made).hasStatus(201);
        assertThat(text(made, "/slug")).startsWith("doi-ban-hang");
        assertThat(text(api.patch(ana, path, "{\"name\": \"Sales\"}"), "/name")).isEqualTo("Sales");
        assertThat(api.delete(ana, path)).hasStatus(204);
        assertThat(json(api.get(ana, "/teams")).at("/items")).hasSize(1);
    }

    @Test
    void twoTeamsOfOneNameHaveTwoAddresses() {
        var ana = people.member();

        var first = text(api.post(ana, "/teams", "{\"name\": \"Same\"}"), "/slug");
        var second = text(api.post(ana, "/teams", "{\"name\": \"Same\"}"), "/slug");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void toWhoIsNotInItATeamDoesNotExist() {
        var ana = people.member();
        var bob = people.member();

        assertThat(api.get(bob, path(ana) + "/members")).hasStatus(404);
        assertThat(api.patch(bob, path(ana), "{\"name\": \"Mine\"}")).hasStatus(404);
        assertThat(api.delete(bob, path(ana))).hasStatus(404);
        assertThat(add(bob, ana, bob.email(), "viewer")).hasStatus(404);
        assertThat(api.delete(bob, path(ana) + "/members/" + ana.user().value())).hasStatus(404);
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        var ana = people.member();
        var viewer = people.viewer(ana);

        assertThat(api.get(viewer, path(ana) + "/members")).hasStatus(200);
        assertThat(add(viewer, ana, people.member().email(), "viewer")).hasStatus(403);
        assertThat(assign(viewer, ana, viewer, "team_manager")).hasStatus(403);
        assertThat(api.patch(viewer, path(ana), "{\"name\": \"Mine\"}")).hasStatus(403);
        assertThat(api.delete(viewer, path(ana) + "/members/" + ana.user().value())).hasStatus(403);
    }

    @Test
    void theListShowsWhoAddedWhomAndMasksEmails() {
        var ana = people.member();
        var viewer = people.viewer(ana);

        var listed = json(api.get(ana, path(ana) + "/members")).at("/items/1");
        assertThat(listed.at("/user").asString()).isEqualTo(viewer.user().value().toString());
        assertThat(listed.at("/roles").toString()).isEqualTo("[\"viewer\"]");
        assertThat(listed.at("/addedBy").asString()).isEqualTo(text(api.get(ana, "/me"), "/displayName"));
        assertThat(listed.at("/addedAt").asString()).endsWith("Z");
        assertThat(listed.at("/email").asString()).contains("***@***").isNotEqualTo(viewer.email());
    }

    @Test
    void somebodyIsAddedOnceAndOnlyWhenThereIsSuchAPerson() {
        var ana = people.member();
        var viewer = people.viewer(ana);

        assertThat(add(ana, ana, viewer.email(), "viewer")).hasStatus(409);
        assertThat(add(ana, ana, "nobody@example.com", "viewer")).hasStatus(404);
        assertThat(add(ana, ana, people.member().email(), "no_such_role")).hasStatus(400);
    }

    @Test
    void nobodyGivesARoleThatAllowsMoreThanTheyMay() {
        var admin = people.administrator();
        var role = "all-" + admin.user().value();
        api.post(admin, "/roles", """
                {"name": "%s", "permissions": ["admin:*"]}""".formatted(role));
        var ana = people.member();

        assertThat(assign(ana, ana, ana, role)).hasStatus(403);
    }

    @Test
    void theLastManagerStays() {
        var ana = people.member();
        var id = text(api.post(ana, "/teams", "{\"name\": \"Ours\"}"), "/id");
        var path = "/teams/" + id + "/members";
        var bob = people.member();
        api.post(ana, path, "{\"login\": \"%s\", \"roles\": [\"team_manager\"]}".formatted(bob.email()));
        var own = path + "/" + ana.user().value();

        assertThat(api.put(ana, own, "{\"roles\": [\"viewer\"]}")).hasStatus(200);
        var bobs = path + "/" + bob.user().value();
        assertThat(api.put(bob, bobs, "{\"roles\": [\"viewer\"]}")).hasStatus(409);
        assertThat(api.delete(bob, bobs)).hasStatus(409);
        assertThat(api.delete(ana, own)).hasStatus(204);
        assertThat(api.get(ana, path)).hasStatus(404);
    }

    @Test
    void whoIsTakenOutOfATeamWorksInTheirOwnAgain() {
        var ana = people.member();
        var viewer = people.viewer(ana);

        assertThat(api.delete(ana, path(ana) + "/members/" + viewer.user().value())).hasStatus(204);

        assertThat(viewer.team()).isNotEqualTo(ana.team());
        assertThat(json(api.get(viewer, "/me")).at("/teams")).hasSize(1);
    }

    @Test
    void theDatabaseItselfHidesTeamsFromWhoIsNobody() {
        people.member();
        for (var table : java.util.List.of("team", "member", "role")) {
            assertThat(database.sql("SELECT count(*) FROM team." + table).query(Integer.class).single())
                    .as(table)
                    .isZero();
        }
    }

    private MvcTestResult add(Person by, Person host, String login, String role) {
        return api.post(by, path(host) + "/members", """
                {"login": "%s", "roles": ["%s"]}""".formatted(login, role));
    }

    private MvcTestResult assign(Person by, Person host, Person whom, String role) {
        return api.put(by, path(host) + "/members/" + whom.user().value(), """
                {"roles": ["%s"]}""".formatted(role));
    }

    private static String path(Person host) {
        return "/teams/" + host.team().value();
    }
}
