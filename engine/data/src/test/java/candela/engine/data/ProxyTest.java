package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.Proxy.Protocol;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases behind a proxy of each protocol, and in the person's name. */
class ProxyTest {

    private static TestServer postgres;
    private static TestServer mariaDb;
    private static TestProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.postgreSql();
        mariaDb = TestServer.mariaDb();
        proxy = TestProxy.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        mariaDb.close();
        proxy.close();
    }

    private static Source.Server behind(Source.Server server, Proxy through) {
        return server.by(Route.through(through));
    }

    private static Proxy through(Protocol protocol, String user, String password) {
        return new Proxy(protocol, "proxy.example", proxy.port(), user, password, InetAddress.getLoopbackAddress());
    }

    /** The proxy alone knows where the name leads. */
    private static Source.Server named(Source.Server it, String host) {
        return new Source.Server(
                it.kind(), host, it.port(), it.database(), it.username(), it.password(), it.tls(), it.route());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aDatabaseIsReachedByTheNameThatTheProxyKnows(Protocol protocol) {
        for (var server : new TestServer[] {postgres, mariaDb}) {
            var named =
                    behind(named(server.source(), "db.inside"), through(protocol, TestProxy.USER, TestProxy.PASSWORD));
            try (var database = Database.open(named, Access.DEFAULT)) {
                assertThat(database.ping()).isPositive();
                assertThat(database.inspect(Inspection.DEFAULT)).isNotNull();
            }
            assertThat(proxy.reached()).contains("db.inside:" + server.port());
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aWrongPasswordIsToldAsTheProxys(Protocol protocol) {
        assertPing(
                behind(postgres.source(), through(protocol, TestProxy.USER, "x")), "wants another user and password");
        assertPing(behind(mariaDb.source(), through(protocol, TestProxy.USER, "x")), "wants another user and password");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whatTheProxyForbidsIsTold(Protocol protocol) {
        var good = through(protocol, TestProxy.USER, TestProxy.PASSWORD);
        assertPing(behind(named(postgres.source(), "forbidden.example"), good), "does not let us through to forbidden");
        var nobody = new Proxy(protocol, "proxy.example", 1, "", "", InetAddress.getLoopbackAddress());
        assertPing(behind(postgres.source(), nobody), "The proxy at proxy.example:1 does not answer");
    }

    private static void assertPing(Source source, String words) {
        try (var database = Database.open(source, new Access(1, Duration.ofSeconds(3)))) {
            assertThatThrownBy(database::ping).isInstanceOf(DataException.class).hasMessageContaining(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a:b", "a\0b"})
    void nothingElseIsSaidToTheProxy(String user) {
        assertThatThrownBy(() -> through(Protocol.HTTP, user, "p")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new Proxy(Protocol.HTTP, "h\r\nX: y", 1, "", "", null))
                .isInstanceOf(DataException.class);
    }
}
