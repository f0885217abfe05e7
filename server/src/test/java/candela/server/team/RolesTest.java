package candela.server.team;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Permissions;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class RolesTest {

    private final Api api;
    private final People people;

    RolesTest(Api api, People people) {
        this.api = api;
        this.people = people;
    }

    @Test
    void theBuiltInRolesAllowKnownThingsAndStayAsTheyAre() {
        var admin = people.administrator();
        var roles = json(api.get(admin, "/roles")).at("/items");

        assertThat(roles.findValuesAsString("name"))
                .contains("team_manager", "member", "analyst", "viewer", "auditor");
        for (var role : roles) {
            role.at("/permissions").forEach(it -> assertThat(Permissions.ALL).contains(it.asString()));
        }
        assertThat(json(api.get(people.member(), "/me")).at("/permissions").toString())
                .contains("audit:read", "team:invite")
                .doesNotContain("role:write", "user:manage", "setting:write", "admin:*");
        var builtIn = "/roles/" + roles.at("/0/id").asString();
        assertThat(api.put(admin, builtIn, "{\"name\": \"mine\", \"permissions\": []}")).hasStatus(409);
        assertThat(api.delete(admin, builtIn)).hasStatus(409);
    }

    @Test
    void aRoleNameIsGivenOnce() {
        var admin = people.administrator();
        var name = name();
        assertThat(create(admin, name, "query:read")).hasStatus(201);

        assertThat(create(admin, name.toUpperCase(Locale.ROOT), "query:read")).hasStatus(409);
        assertThat(create(admin, name(), "no:such")).hasStatus(400);
    }

    @Test
    void onlyWhoMayWriteRolesMakesThem() {
        assertThat(create(people.member(), name(), "query:read")).hasStatus(403);
    }

    @Test
    void whoMayWriteRolesPutsNothingInThatTheyMayNot() {
        var admin = people.administrator();
        var role = name();
        create(admin, role, "role:write\", \"team:read");
        var writer = people.colleague(admin, role);

        assertThat(create(writer, name(), "team:read")).hasStatus(201);
        assertThat(create(writer, name(), "user:manage")).hasStatus(403);
    }

    @Test
    void aMemberMayWhatAllTheirRolesAllowTogetherAndAChangeHoldsAtOnce() {
        var admin = people.administrator();
        var role = name();
        var id = text(create(admin, role, "audit:read"), "/id");
        var ana = people.colleague(admin, role);
        api.put(admin, "/teams/" + admin.team().value() + "/members/" + ana.user().value(), """
                {"roles": ["viewer", "%s"]}""".formatted(role));
        assertThat(permissions(ana)).contains("audit:read", "query:read");

        api.put(admin, "/roles/" + id, """
                {"name": "%s", "permissions": ["query:sql"]}""".formatted(role));

        assertThat(permissions(ana)).contains("query:sql", "query:read").doesNotContain("audit:read");
        assertThat(api.delete(admin, "/roles/" + id)).hasStatus(409);
    }

    @Test
    void aRoleThatNobodyHasCanGo() {
        var admin = people.administrator();
        var id = text(create(admin, name(), "query:read"), "/id");

        assertThat(api.delete(admin, "/roles/" + id)).hasStatus(204);
        assertThat(api.delete(admin, "/roles/" + id)).hasStatus(404);
    }

    @Test
    void thePermissionsAreListedForWhoeverPutsARoleTogether() {
        assertThat(json(api.get(people.member(), "/permissions"))).hasSize(Permissions.ALL.size());
    }

    private String permissions(Person person) {
        return json(api.get(person, "/me")).at("/permissions").toString();
    }

    private MvcTestResult create(Person person, String name, String permission) {
        return api.post(person, "/roles", """
                {"name": "%s", "permissions": ["%s"]}""".formatted(name, permission));
    }

    private static String name() {
        return "role-" + UUID.randomUUID();
    }
}
