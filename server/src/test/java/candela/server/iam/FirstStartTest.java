package candela.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.CandelaApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts servers on databases of their own, because in the shared one somebody has an account already. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern TOKEN = Pattern.compile("Open http://\\S+ and enter the one-time token (\\S{4}-\\S{4})");

    @Test
    void theTokenOfTheConsoleMakesTheFirstAdministratorOnce(CapturedOutput console) throws Exception {
        try (var server = start()) {
            var token = TOKEN.matcher(console.getOut()).results().findFirst().orElseThrow().group(1);
            assertThat(get(server, "/auth/state").body()).contains("\"setupRequired\":true");
            assertThat(setUp(server, "AAAA-AAAA").statusCode()).isEqualTo(401);

            var made = setUp(server, token);

            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(made.body()).contains("\"administrator\":true", "\"admin:*\"");
            assertThat(made.headers().firstValue("set-cookie").orElseThrow()).startsWith("candela_session=");
            assertThat(get(server, "/auth/state").body()).contains("\"setupRequired\":false");
            assertThat(setUp(server, token).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void theAdministratorOfTheSettingsIsMadeWithoutAToken(CapturedOutput console) throws Exception {
        try (var server = start("--candela.admin.email=root@example.com", "--candela.admin.password=three small boats")) {
            var answer = post(server, "/auth/tokens", """
                    {"login": "root@example.com", "password": "three small boats"}""");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(console.getOut()).doesNotContain("one-time token");
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        var all = Stream.concat(
                Stream.of(
                        "--candela.data=target/first-start/" + UUID.randomUUID(),
                        "--server.port=0",
                        "--candela.management.port=0"),
                Stream.of(settings));
        return new SpringApplicationBuilder(CandelaApplication.class).run(all.toArray(String[]::new));
    }

    private static HttpResponse<String> setUp(ConfigurableApplicationContext server, String token) throws Exception {
        return post(server, "/auth/setup", """
                {"token": "%s", "email": "first@example.com", "displayName": "First", "password": "three small boats", "locale": "vi"}"""
                        .formatted(token));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext server, String path) throws Exception {
        return send(HttpRequest.newBuilder(address(server, path)).build());
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext server, String path, String body)
            throws Exception {
        return send(HttpRequest.newBuilder(address(server, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static URI address(ConfigurableApplicationContext server, String path) {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + "/api/v1" + path);
    }
}
