package candela.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Finds out who sends a request; answers the anonymous actor where nobody is signed in, throws where a secret is wrong.
 */
public interface Authenticator {

    /** @param response takes the headers that tell a program how much of its limit is left */
    Actor authenticate(HttpServletRequest request, HttpServletResponse response);
}
