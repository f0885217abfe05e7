package candela.server.iam;

import candela.server.platform.Actor.Access;
import candela.server.platform.Actor.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Where a request comes from: the other end of the socket, for any header can be made up. */
@Component
class ClientAddress {

    private static final int LONGEST_AGENT = 300;

    Origin origin(HttpServletRequest request, Access access, @Nullable UUID session, @Nullable UUID key) {
        return new Origin(access, session, key, request.getRemoteAddr(), agent(request));
    }

    private static String agent(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        return agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }
}
