package candela.server.iam;

import candela.server.platform.Actor.Access;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import candela.server.platform.StartRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the other end of the socket, for any header can be made up. Only where that end is a proxy that the
 * settings name does its header count, read from its end, as far back as such proxies wrote it.
 */
@Component
class ClientAddress {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final int LONGEST_AGENT = 300;

    private final List<IpRange> proxies;

    ClientAddress(Settings settings) {
        try {
            proxies = settings.trustedProxies().stream().map(IpRange::parse).toList();
        } catch (Problem wrong) {
            throw new StartRefused("CANDELA_TRUSTED_PROXIES cannot be used: " + wrong.detail());
        }
    }

    Origin origin(HttpServletRequest request, Access access) {
        return new Origin(access, null, null, ip(request), agent(request));
    }

    private String ip(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (!isProxy(address)) {
            return address;
        }
        var hops = Collections.list(request.getHeaders(FORWARDED)).stream()
                .flatMap(it -> Stream.of(it.split(",", -1)))
                .map(String::strip)
                .toList();
        return hops.reversed().stream().filter(it -> !isProxy(it)).findFirst().orElse(address);
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(it -> it.contains(address));
    }

    private static String agent(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        return agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }
}
