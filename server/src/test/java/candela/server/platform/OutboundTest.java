package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one way out, against a server of this machine. */
class OutboundTest {

    private static final Outbound.Most MOST = new Outbound.Most(1 << 20, Duration.ofSeconds(20));

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private int port;

    OutboundTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    }

    @BeforeEach
    void aServer() {
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                if (exchange.getRequestURI().getPath().equals("/away")) {
                    exchange.getResponseHeaders().set("Location", "http://10.0.0.1/");
                    exchange.sendResponseHeaders(302, -1);
                } else if (exchange.getRequestURI().getPath().equals("/huge")) {
                    exchange.sendResponseHeaders(200, 0);
                    for (var i = 0; i < 64; i++) {
                        exchange.getResponseBody().write(new byte[1 << 16]);
                    }
                } else {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        });
        server.start();
    }

    @AfterEach
    void closed() {
        server.stop(0);
    }

    @Test
    void theConnectionGoesToTheVeryAddressThatWasAllowed() throws IOException {
        // No name server knows this name: only what the rules looked up can have been used.
        var network = network(host -> address("127.0.0.1"), "127.0.0.1");

        try (var answer = begin(network, Set.of()).ask(get("http://shop.invalid:" + port + "/"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("ok");
        }
    }

    @Test
    void aNameThatComesToMeanAnAddressWithinIsRefused() throws IOException {
        var lookUps = new AtomicInteger();
        var network = network(host -> address(lookUps.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1"));
        assertThat(network.resolve("shop.invalid", port, false)).isNotEmpty();

        assertThatThrownBy(() -> begin(network, Set.of()).ask(get("http://shop.invalid:" + port + "/")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("private network");
        assertThat(requests).hasValue(0);
    }

    @Test
    void onlyHostsThatAnAdministratorEnteredMayLieWithin() throws IOException {
        var network = network(host -> address("127.0.0.1"));

        try (var answer = begin(network, Set.of("mine.invalid")).ask(get("http://mine.invalid:" + port + "/"))) {
            assertThat(answer.status()).isEqualTo(200);
        }
        assertThatThrownBy(() -> begin(network, Set.of("mine.invalid")).ask(get("http://other.invalid:" + port + "/")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        var network = network(host -> address("127.0.0.1"), "127.0.0.1");

        try (var answer = begin(network, Set.of()).ask(get("http://shop.invalid:" + port + "/away"))) {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).isEqualTo("http://10.0.0.1/");
        }
    }

    @Test
    void anAnswerThatGrowsTooLargeIsCutOff() throws IOException {
        var network = network(host -> address("127.0.0.1"), "127.0.0.1");

        try (var answer = begin(network, Set.of()).ask(get("http://shop.invalid:" + port + "/huge"))) {
            assertThatThrownBy(() -> answer.body().readAllBytes()).hasMessageContaining("larger than 1 MB");
        }
    }

    @Test
    void whatWasBrokenOffAsksNothingMore() {
        var conversation = begin(network(host -> address("127.0.0.1"), "127.0.0.1"), Set.of());
        conversation.end();

        assertThatThrownBy(() -> conversation.ask(get("http://shop.invalid:" + port + "/")))
                .isInstanceOf(IOException.class);
        assertThat(requests).hasValue(0);
    }

    private static Outbound.Conversation begin(Network network, Set<String> trusted) {
        return new Outbound(network).begin(trusted, MOST);
    }

    private static Outbound.Question get(String address) {
        return new Outbound.Question("GET", URI.create(address), Map.of(), null);
    }

    private static Network network(Network.LookUp lookUp, String... allowed) {
        var settings = new RuntimeSettings() {
            @Override
            public <T> T value(SettingDefinition<T> definition) {
                return definition.initial();
            }
        };
        return new Network(
                List.of(allowed),
                settings,
                new Network.Definitions().allowedAddresses(),
                OwnDatabase.of("jdbc:postgresql://127.0.0.1:1/candela"),
                lookUp);
    }

    private static InetAddress[] address(String text) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(text)};
    }
}
