package candela.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People.Person;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Makes datasets and puts documents into them, as a person does it over HTTP. */
@TestComponent
public class Library {

    private final Api api;
    private final MockMvcTester http;

    Library(Api api, MockMvcTester http) {
        this.api = api;
        this.http = http;
    }

    /** The id of a new dataset that only this person sees. */
    public String dataset(Person person) {
        return dataset(person, "private");
    }

    public String dataset(Person person, String visibility) {
        var answer = api.post(person, "/datasets", """
                {"name": "Papers %s", "visibility": "%s"}""".formatted(UUID.randomUUID(), visibility));
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    /** The id of the document that a text became. */
    public String text(Person person, String dataset, String name, String text) {
        var answer = upload(person, dataset, name, text);
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/items/0/document");
    }

    public MvcTestResult upload(Person person, String dataset, String name, String text) {
        return upload(person, dataset, name, text.getBytes(StandardCharsets.UTF_8));
    }

    public MvcTestResult upload(Person person, String dataset, String name, byte[] content) {
        return upload(
                person,
                "/datasets/" + dataset + "/documents",
                HttpMethod.POST,
                new MockMultipartFile("file", name, "application/octet-stream", content));
    }

    /** Sends files as a browser does, to a path after {@code /api/v1}. */
    public MvcTestResult upload(Person person, String path, HttpMethod method, MockMultipartFile... files) {
        var upload = MockMvcRequestBuilders.multipart(method, "/api/v1" + path);
        for (var file : files) {
            upload.file(file);
        }
        return http.perform(upload.header(HttpHeaders.AUTHORIZATION, person.bearer()));
    }
}
