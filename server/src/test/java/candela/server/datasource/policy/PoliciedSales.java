package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A file of sales of two analysts, and what a test does with its policies through the API. */
final class PoliciedSales {

    final Person ana;
    final Person ben;
    final Person cho;
    final String source;
    private final MockMvcTester http;
    private final Api api;

    PoliciedSales(MockMvcTester http, People people, Api api) {
        this.http = http;
        this.api = api;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.cho = people.colleague(ana, "analyst");
        this.source = upload(ana);
    }

    /** The same file as a source of another person. */
    String upload(Person owner) {
        return upload(owner, """
                region,owner,amount,salary
                North,%1$s,10,5000
                North,%1$s,20,6000
                South,%2$s,5,7000
                """.formatted(ben.email(), cho.email()));
    }

    String key(String scopes) {
        return text(api.post(ana, "/api-keys", "{\"name\": \"k\", \"scopes\": " + scopes + "}"), "/key");
    }

    MvcTestResult everybodySeesTheirOwn() {
        return create(ana, body("Own", "row", null, "owner = {user.email}", "\"exempt\": \"data_policies:write\""));
    }

    void column(String column, String mask) {
        create(ana, body(column, "column", column, mask, "\"exempt\": \"data_policies:write\""));
    }

    MvcTestResult create(Person person, String body) {
        var made = api.post(person, path(), body);
        assertThat(made).hasStatus(201);
        return made;
    }

    void refused(String body, String field, String... words) {
        var answer = api.post(ana, path(), body);
        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/errors/0/field")).isEqualTo(field);
        assertThat(text(answer, "/errors/0/message")).contains(words);
    }

    static String body(String name, String kind, @Nullable String column, String rule, @Nullable String more) {
        return """
                {"name": "%s", "kind": "%s", "table": "sales", "column": %s, "rule": "%s"%s}""".formatted(
                name, kind, column == null ? "null" : "\"" + column + "\"", rule, more == null ? "" : ", " + more);
    }

    MvcTestResult preview(Person person, Person other) {
        return api.post(
                person,
                path() + "/preview",
                "{\"user\": \"%s\"}".formatted(other.user().value()));
    }

    MvcTestResult put(String place, @Nullable String seen, String body) {
        var request = http.put()
                .uri("/api/v1" + place)
                .header(HttpHeaders.AUTHORIZATION, ana.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (seen == null ? request : request.header(HttpHeaders.IF_MATCH, seen)).exchange();
    }

    String role(String name) {
        for (var role : json(api.get(ana, "/roles")).at("/items")) {
            if (role.at("/name").asString().equals(name)) {
                return role.at("/id").asString();
            }
        }
        throw new IllegalArgumentException(name);
    }

    String path() {
        return "/data-sources/" + source + "/policies";
    }

    String count(Person person) {
        return statement(person, "SELECT count(*) AS n FROM sales").at("/rows").toString();
    }

    String rows(Person person, String question) {
        return ask(person, question).at("/rows").toString();
    }

    JsonNode ask(Person person, String question) {
        return json(api.post(
                person, "/queries", "{\"dataSource\": \"%s\", \"question\": \"%s\"}".formatted(source, question)));
    }

    JsonNode statement(Person person, String sql) {
        return json(api.post(person, "/queries", "{\"dataSource\": \"%s\", \"sql\": \"%s\"}".formatted(source, sql)));
    }

    /** Other sales as a source. */
    String upload(Person owner, String rows) {
        var file = new MockMultipartFile("file", "sales.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file)
                        .param("name", "Sales " + UUID.randomUUID())
                        .param("visibility", "team")
                        .header(HttpHeaders.AUTHORIZATION, owner.bearer())),
                "/id");
    }
}
