package candela.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.People;
import candela.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class SignInTest {

    private final MockMvcTester http;
    private final People people;

    SignInTest(MockMvcTester http, People people) {
        this.http = http;
        this.people = people;
    }

    @Test
    void aBrowserSignsInAndIsKnownByItsCookie() {
        var ana = people.member();

        assertThat(http.get().uri("/api/v1/me").cookie(ana.cookie()))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.email")
                .isEqualTo(ana.email());
    }

    @Test
    void aProgramSignsInAndIsKnownByItsToken() {
        var ana = people.member();

        assertThat(http.get().uri("/api/v1/me").header("Authorization", ana.bearer()))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.team.id")
                .isEqualTo(ana.team().value().toString());
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        var ana = people.member();

        var wrong = signIn(ana.email(), "not her password");
        var unknown = signIn("nobody-" + ana.email(), "not her password");
        assertThat(wrong).hasStatus(401);
        assertThat(unknown).hasStatus(401);
        assertThat(wrong).bodyText().isEqualTo(text(unknown));
    }

    private MvcTestResult signIn(String login, String password) {
        return http.post()
                .uri("/api/v1/auth/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"login": "%s", "password": "%s"}""".formatted(login, password))
                .exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
