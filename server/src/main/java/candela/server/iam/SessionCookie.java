package candela.server.iam;

import candela.server.platform.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that holds a browser's session: out of reach of scripts, sent from our own pages only. */
@Component
class SessionCookie {

    static final String NAME = "candela_session";

    private final boolean secure;

    SessionCookie(Settings settings) {
        var url = settings.publicUrl();
        this.secure = url != null && url.startsWith("https:");
    }

    void give(HttpServletResponse response, String token) {
        set(response, token, Session.LONGEST);
    }

    void take(HttpServletResponse response) {
        set(response, "", Duration.ZERO);
    }

    private void set(HttpServletResponse response, String token, Duration lasts) {
        var cookie = ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/")
                .maxAge(lasts)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
