package candela.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way out to an address that a person gave. Each connection goes to the very address that {@link Network}
 * allowed, so that a name cannot come to mean another one in between; redirects are answers like others, so that who
 * follows one is checked again; size and time are bounded; no cookies, no proxies, no credentials but those given.
 */
@Component
public class Outbound implements DisposableBean {

    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout SILENCE = Timeout.ofSeconds(60);
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);
    /** As many answers of models may come at once, each over a connection of its own. */
    private static final int CONNECTIONS = 2_000;

    private final CloseableHttpClient everywhere;
    private final CloseableHttpClient outside;

    /**
     * What one answer may take.
     *
     * @param bytes of its body, unpacked
     * @param time until its body has been read
     * @param silence until its first byte, and between two
     */
    public record Most(long bytes, Duration time, Duration silence) {

        public Most(long bytes, Duration time) {
            this(bytes, time, SILENCE.toDuration().compareTo(time) < 0 ? SILENCE.toDuration() : time);
        }
    }

    /**
     * What to ask.
     *
     * @param body null where there is none
     */
    public record Question(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable String body) {}

    Outbound(Network network) {
        everywhere = client(network, true);
        outside = client(network, false);
    }

    /**
     * Begins a conversation.
     *
     * @param trusted hosts that an administrator entered, in lower case: they may lie in a private network, and where
     *     they send on to may not
     */
    public Conversation begin(Set<String> trusted, Most most) {
        return new Conversation(question -> trusted.contains(host(question.address())) ? everywhere : outside, most);
    }

    private static String host(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void destroy() {
        everywhere.close(CloseMode.IMMEDIATE);
        outside.close(CloseMode.IMMEDIATE);
    }

    private static CloseableHttpClient client(Network network, boolean privateAllowed) {
        var timeouts = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .setTimeToLive(KEPT)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(network, privateAllowed))
                .setDefaultConnectionConfig(timeouts)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setUserAgent("Candela")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    private static RequestConfig patience(Timeout silence) {
        return RequestConfig.custom()
                .setResponseTimeout(silence)
                .setConnectionRequestTimeout(CONNECT)
                .build();
    }

    /** Several questions of one piece of work, that can be broken off from elsewhere. */
    public static final class Conversation {

        private final Function<Question, CloseableHttpClient> way;
        private final Most most;
        private volatile @Nullable HttpUriRequestBase current;
        private volatile boolean over;

        private Conversation(Function<Question, CloseableHttpClient> way, Most most) {
            this.way = way;
            this.most = most;
        }

        /**
         * Asks; the caller closes the answer.
         *
         * @throws IOException with words when the host cannot be reached or does not answer
         * @throws Problem invalid when the address may not be reached
         */
        public OutboundAnswer ask(Question question) throws IOException {
            var request = new HttpUriRequestBase(question.method(), question.address());
            question.headers().forEach(request::setHeader);
            if (question.body() != null) {
                request.setEntity(new StringEntity(question.body(), contentType(question)));
            }
            request.setConfig(patience(Timeout.of(most.silence())));
            current = request;
            if (over) {
                throw new IOException("broken off");
            }
            return new OutboundAnswer(way.apply(question).executeOpen(null, request, null), most);
        }

        /** Breaks off what is being asked now, and all that would follow. */
        public void end() {
            over = true;
            var request = current;
            if (request != null) {
                request.abort();
            }
        }

        private static ContentType contentType(Question question) {
            return ContentType.parse(question.headers().getOrDefault("Content-Type", "application/json"));
        }
    }

    /** Gives the addresses that may be reached, for exactly the connection that is being made. */
    private record Pinned(Network network, boolean privateAllowed) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return network.resolve(host, 0, privateAllowed).toArray(InetAddress[]::new);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) {
            return network.resolve(host, port, privateAllowed).stream()
                    .map(it -> new InetSocketAddress(it, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
