package candela.server.platform;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds out who sends a request; answers the anonymous actor where nobody is signed in, throws where a secret is wrong.
 */
public interface Authenticator {

    Actor authenticate(HttpServletRequest request);
}
