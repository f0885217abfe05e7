package candela.server.testing;

import candela.server.testing.People.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with the server as one of the {@link People}; paths begin after {@code /api/v1}. */
@TestComponent
public class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester http;

    Api(MockMvcTester http) {
        this.http = http;
    }

    public MvcTestResult get(Person person, String path) {
        return send(HttpMethod.GET, person.token(), path, null);
    }

    public MvcTestResult post(Person person, String path, String body) {
        return send(HttpMethod.POST, person.token(), path, body);
    }

    public MvcTestResult put(Person person, String path, String body) {
        return send(HttpMethod.PUT, person.token(), path, body);
    }

    public MvcTestResult patch(Person person, String path, String body) {
        return send(HttpMethod.PATCH, person.token(), path, body);
    }

    public MvcTestResult delete(Person person, String path) {
        return send(HttpMethod.DELETE, person.token(), path, null);
    }

    /**
     * @param token a bearer token or API key; null to be nobody
     */
    public MvcTestResult send(HttpMethod method, @Nullable String token, String path, @Nullable String body) {
        return send(method, token, path, body, "127.0.0.1");
    }

    public MvcTestResult send(
            HttpMethod method, @Nullable String token, String path, @Nullable String body, String fromAddress) {
        var request = http.method(method).uri("/api/v1" + path).with(it -> {
            it.setRemoteAddr(fromAddress);
            return it;
        });
        if (token != null) {
            request = request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }

    /** The answer's body. */
    public static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    /** One text out of the answer's body, e.g. {@code text(answer, "/id")}. */
    public static String text(MvcTestResult answer, String pointer) {
        return json(answer).at(pointer).asString();
    }
}
