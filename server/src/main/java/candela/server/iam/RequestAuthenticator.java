package candela.server.iam;

import candela.server.iam.Session.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Access;
import candela.server.platform.Authenticator;
import candela.server.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Finds out who sends a request, by its bearer token or else by its cookie. A wrong bearer token is refused, because a
 * program that sends one means it; a cookie that opens nothing any more is nobody's.
 */
@Component
class RequestAuthenticator implements Authenticator {

    private static final String BEARER = "Bearer ";

    private final SessionAuthentication sessions;
    private final KeyAuthentication keys;
    private final ClientAddress address;

    RequestAuthenticator(SessionAuthentication sessions, KeyAuthentication keys, ClientAddress address) {
        this.sessions = sessions;
        this.keys = keys;
        this.address = address;
    }

    @Override
    public Actor authenticate(HttpServletRequest request, HttpServletResponse response) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return bearer(request, response, header.substring(BEARER.length()).strip());
        }
        return cookie(request).orElseGet(() -> Actor.anonymous(address.origin(request, Access.API)));
    }

    private Actor bearer(HttpServletRequest request, HttpServletResponse response, String token) {
        var origin = address.origin(request, Access.API);
        if (token.startsWith(ApiKey.MARK)) {
            return keys.authenticate(token, origin, response);
        }
        return sessions.authenticate(token, Kind.TOKEN, origin)
                .orElseThrow(() -> Problem.unauthorized("This token is wrong, expired or revoked: sign in again"));
    }

    private Optional<Actor> cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, SessionCookie.NAME))
                .flatMap(it -> sessions.authenticate(
                        it.getValue(), Kind.BROWSER, address.origin(request, Access.UI)));
    }
}
