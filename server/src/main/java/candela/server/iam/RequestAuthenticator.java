package candela.server.iam;

import candela.server.iam.KeyAuthentication.Purpose;
import candela.server.iam.Session.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Access;
import candela.server.platform.Authenticator;
import candela.server.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Finds out who sends a request, by its bearer token or else by its cookie. A wrong bearer token is refused, because a
 * program that sends one means it; a cookie that opens nothing any more is nobody's. Under {@code /v1} a key may also
 * come as Anthropic's clients send it, and two keys that differ are refused: nobody guesses which one was meant.
 */
@Component
class RequestAuthenticator implements Authenticator {

    private static final String BEARER = "Bearer ";
    private static final String ANTHROPIC = "x-api-key";
    private static final String MODELS = "/v1/";
    private static final String UPLOAD = "/v1/document_upload";
    private static final Pattern TALK = Pattern.compile("/v1/(chat/completions|responses|messages|models(/[^/]+)?)");

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
        var token = token(request);
        return token != null
                ? bearer(request, response, token)
                : cookie(request).orElseGet(() -> Actor.anonymous(address.origin(request, Access.API)));
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
        var key = callsModels(request) ? request.getHeader(ANTHROPIC) : null;
        if (bearer != null && key != null && !bearer.equals(key)) {
            throw Problem.unauthorized("Two different keys came in Authorization and " + ANTHROPIC + ": send one");
        }
        return bearer != null ? bearer : key;
    }

    private static boolean callsModels(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + MODELS);
    }

    private static Purpose purpose(HttpServletRequest request) {
        if (request.getRequestURI().equals(request.getContextPath() + UPLOAD)) {
            return Purpose.UPLOAD;
        }
        if (!callsModels(request)) {
            return Purpose.API;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return TALK.matcher(path).matches() ? Purpose.TALK : Purpose.MODELS;
    }

    private Actor bearer(HttpServletRequest request, HttpServletResponse response, String token) {
        var origin = address.origin(request, Access.API);
        if (token.startsWith(ApiKey.MARK)) {
            return keys.authenticate(token, origin, response, purpose(request));
        }
        return sessions.authenticate(token, Kind.TOKEN, origin)
                .orElseThrow(() -> Problem.unauthorized("This token is wrong, expired or revoked: sign in again"));
    }

    private Optional<Actor> cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, SessionCookie.NAME))
                .flatMap(it -> sessions.authenticate(it.getValue(), Kind.BROWSER, address.origin(request, Access.UI)));
    }
}
