package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.ServerTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What every answer tells a browser, and what no request may hold. */
@ServerTest
class WebSecurityTest {

    private final MockMvcTester http;

    WebSecurityTest(MockMvcTester http) {
        this.http = http;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Content-Type-Options    | nosniff
            X-Frame-Options           | DENY
            Referrer-Policy           | no-referrer
            Cache-Control             | no-cache, no-store, max-age=0, must-revalidate
            Strict-Transport-Security | max-age=31536000 ; includeSubDomains
            """)
    void everyAnswerHasTheHeadersThatKeepABrowserFromDoingHarm(String header, String value) {
        for (var path : new String[] {"/api/v1/me", "/v1/models", "/nowhere"}) {
            assertThat(http.get().uri(path).secure(true)).headers().hasValue(header, value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'"})
    void nothingIsLoadedFromElsewhere(String rule) {
        assertThat(http.get().uri("/api/v1/me").exchange().getResponse().getHeader("Content-Security-Policy"))
                .contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/../v1/me", "/api//v1/me;x=1", "/api/v1/%2e%2e/me", "/v1/models%00"})
    void aPathInDisguiseIsRefused(String path) {
        assertThat(http.get().uri(URI.create(path))).hasStatus(400);
    }
}
