package candela.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class CancellingTest {

    private static final String DEMO = "01900000-0000-7000-8000-000000000001";

    /** Some minutes of work for any machine. */
    private static final String LONG =
            "SELECT sum(a.quantity * b.quantity % 7 * c.price) AS s FROM order_items a, order_items b, products c";

    private final MockMvcTester http;
    private final Api api;
    private final Person ana;

    CancellingTest(MockMvcTester http, Api api, People people) {
        this.http = http;
        this.api = api;
        this.ana = people.member();
    }

    @Test
    void whoDoesNotWaitIsToldWhereTheAnswerWillBeAndCanStopIt() {
        var asked = askLong();

        assertThat(asked).hasStatus(202).headers().hasValue("Location", "/api/v1/queries/" + id(asked));
        await().atMost(Duration.ofSeconds(60)).until(() -> stage(id(asked)).equals("running"));
        api.post(ana, "/queries/" + id(asked) + "/cancel", "");
        await().atMost(Duration.ofSeconds(10)).until(() -> status(id(asked)).equals("cancelled"));
        assertThat(api.get(ana, "/queries/" + id(asked) + "/history"))
                .bodyText()
                .contains("cancelled");
    }

    @Test
    void aRunningQueryIsNotRunTwice() {
        var asked = askLong();

        assertThat(api.post(ana, "/queries/" + id(asked) + "/rerun", "")).hasStatus(409);
        api.delete(ana, "/queries/" + id(asked));
        assertThat(api.get(ana, "/queries/" + id(asked))).hasStatus(404);
    }

    private MvcTestResult askLong() {
        return http.post()
                .uri("/api/v1/queries")
                .header("Authorization", ana.bearer())
                .header("Prefer", "wait=0")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"dataSource": "%s", "sql": "%s"}""".formatted(DEMO, LONG))
                .exchange();
    }

    private String status(String id) {
        return Api.json(api.get(ana, "/queries/" + id)).get("status").asString();
    }

    private String stage(String id) {
        return Api.json(api.get(ana, "/queries/" + id)).get("stage").asString();
    }

    private static String id(MvcTestResult query) {
        return Api.json(query).get("id").asString();
    }
}
