package candela.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.People.Person;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Sets up models that a {@link ScriptedModel} plays, and calls them as clients of the API do. */
@TestComponent
public class TestModels {

    public static final String SECRET = "sk-test-1234567890abcdef";

    private final MockMvcTester http;
    private final Api api;

    TestModels(MockMvcTester http, Api api) {
        this.http = http;
        this.api = api;
    }

    /** A language model of the person's team, at 1 and 2 dollars per million tokens; its id. */
    public String language(Person person, String name, ScriptedModel server) {
        return add(person, name, server, "llm", "1", "2");
    }

    /** A model of the person's team with its prices per million tokens; its id. */
    public String add(Person person, String name, ScriptedModel server, String type, String input, String output) {
        return add(person, name, server, type, input, output, "tool_use");
    }

    public String add(
            Person person,
            String name,
            ScriptedModel server,
            String type,
            String input,
            String output,
            String capability) {
        var connection =
                Api.text(api.post(person, "/models/connections", """
                {"provider": "compatible", "scope": "team", "name": "%s at home", "base": "%s", "key": "%s"}""".formatted(name, server.base(), SECRET)), "/id");
        var made = api.post(
                person, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "%s", "upstream": "scripted", "type": "%s", "inputPrice": %s, "outputPrice": %s,
                             "capabilities": ["%s"]}]}""".formatted(name, type, input, output, capability));
        assertThat(made).hasStatus(201);
        return Api.text(made, "/items/0/id");
    }

    /** A request to one of the endpoints under {@code /v1}. */
    public MvcTestResult call(String bearer, String path, String body) {
        return http.post()
                .uri("/v1" + path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult chat(Person person, String body) {
        return call(person.bearer(), "/chat/completions", body);
    }

    public static String question(String model) {
        return question(model, "How many boats?", false);
    }

    public static String question(String model, String words, boolean stream) {
        return """
                {"model": "%s", "stream": %s, "messages": [{"role": "user", "content": "%s"}]}""".formatted(model, stream, words);
    }
}
