package candela.server.model.guard;

import static candela.server.testing.Api.text;

import candela.server.testing.Api;
import candela.server.testing.People.Person;
import java.util.UUID;

/** Makes models of the type guard that rules can name; whether they answer is not asked. */
final class GuardModels {

    private GuardModels() {}

    static UUID create(Api api, Person person, String scope, String type) {
        var connection = text(api.post(person, "/models/connections", """
                {"provider": "compatible", "scope": "%s", "name": "%s", "base": "http://192.0.2.1/v1"}""".formatted(scope, UUID.randomUUID())), "/id");
        return UUID.fromString(text(
                api.post(person, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "%s", "type": "%s"}]}""".formatted(
                                UUID.randomUUID(), type)),
                "/items/0/id"));
    }
}
