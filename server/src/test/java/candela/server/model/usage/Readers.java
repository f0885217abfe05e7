package candela.server.model.usage;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import java.util.UUID;

/** People who may see usage. */
record Readers(Api api, People people) {

    /** Somebody who may call models, in a team of their own, which they manage. */
    Person caller() {
        return with(people.member(), "team_manager", "\"model:use\"");
    }

    /** Somebody in the host's team who may read what the team uses, and set limits. */
    Person manager(Person host) {
        return with(
                people.colleague(host, "viewer"),
                "viewer",
                "\"model:use\", \"usage:read\", \"limit:write\", \"audit:read\"");
    }

    /** Somebody in the host's team who may call models. */
    Person colleague(Person host) {
        return with(people.colleague(host, "viewer"), "viewer", "\"model:use\"");
    }

    private Person with(Person person, String beside, String permissions) {
        var admin = people.administrator();
        var role = "usage " + UUID.randomUUID();
        assertThat(api.post(admin, "/roles", """
                {"name": "%s", "permissions": [%s]}""".formatted(role, permissions))).hasStatus(201);
        var member =
                "/teams/" + person.team().value() + "/members/" + person.user().value();
        assertThat(api.put(admin, member, """
                {"roles": ["%s", "%s"]}""".formatted(beside, role))).hasStatusOk();
        return person;
    }
}
