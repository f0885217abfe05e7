package candela.server.integration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as it looks to a server that knows one place, though there is one for each dataset. */
final class EndpointRequest extends HttpServletRequestWrapper {

    static final String PLACE = "/mcp";

    EndpointRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        return PLACE;
    }
}
