package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drivers that do not come with Candela: only the known ones are loaded, and they are told what was entered as it is.
 */
class DriversTest {

    private static final Set<String> TRICKY =
            Set.of("u;encrypt=false", "u&SSL=false", "u?readonly=0", "u)(HOST=evil", "u[admin]");

    @TempDir
    Path folder;

    static Stream<ServerKind> kinds() {
        return DriverPin.all().stream().map(DriverPin::kind);
    }

    private static Source.Server server(ServerKind kind, String user) {
        return new Source.Server(
                kind, "db.example", 4711, "shop", user, "p;x=1&y=2?z", Tls.of(Tls.Mode.VERIFY_FULL), Route.DIRECT);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whereItIsMissingItIsSaidWhatToDo(ServerKind kind) {
        var access = Access.DEFAULT.with(folder);
        assertThatThrownBy(() -> Database.open(server(kind, "u"), access))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("./candela driver add " + kind.name().toLowerCase(java.util.Locale.ROOT))
                .hasMessageContaining(DriverPin.of(kind).file());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anotherJarOfItsNameIsNotLoaded(ServerKind kind) throws Exception {
        var pin = DriverPin.of(kind);
        Files.write(folder.resolve(pin.file()), new byte[] {'P', 'K', 3, 4});
        assertThatThrownBy(() -> Database.open(server(kind, "u"), Access.DEFAULT.with(folder)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(pin.sha256());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aDriverSeesNothingOfCandelaButWhatItIsTold(ServerKind kind) throws Exception {
        var loader = TestDrivers.with(kind, folder).load(kind).getClass().getClassLoader();
        assertThat(loader.loadClass(WaySockets.class.getName())).isSameAs(WaySockets.class);
        for (var name :
                new String[] {"candela.engine.data.Database", "org.postgresql.Driver", "org.duckdb.DuckDBDriver"}) {
            assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    /** The driver's own reading of the address and of the properties that go with it. */
    @ParameterizedTest
    @MethodSource("kinds")
    void theDriverReadsWhatWasEnteredAndNothingElse(ServerKind kind) throws Exception {
        var driver = TestDrivers.with(kind, folder).load(kind);
        for (var user : TRICKY) {
            try (var way = Way.open(server(kind, user), Access.DEFAULT)) {
                var idiom = Idiom.of(way, Access.DEFAULT);
                var told = idiom.properties();
                assertThat(idiom.url()).doesNotContain(user).doesNotContain("p;x");
                assertThat(driver.acceptsURL(idiom.url())).isTrue();
                assertThat(told.getProperty("user").replace("\"", "")).isEqualTo(user);
                assertThat(told.getProperty("password").replace("\"", "")).isEqualTo("p;x=1&y=2?z");
                assertKnown(kind, read(driver, idiom.url(), told), told);
            }
        }
    }

    private static Map<String, DriverPropertyInfo> read(java.sql.Driver driver, String url, Properties told)
            throws SQLException {
        return Arrays.stream(driver.getPropertyInfo(url, (Properties) told.clone()))
                .collect(Collectors.toMap(it -> it.name, it -> it, (one, other) -> one));
    }

    /** What the driver does not know by this name it would pass over, and a lock with it. */
    private static void assertKnown(ServerKind kind, Map<String, DriverPropertyInfo> read, Properties told) {
        for (var name : told.stringPropertyNames()) {
            if (kind != ServerKind.SNOWFLAKE
                    && !name.startsWith("clickhouse_setting_")
                    && !name.equals("oracle.net.socksProxyHost")) {
                assertThat(read).as("%s of %s", name, kind).containsKey(name);
            }
        }
        if (kind == ServerKind.SNOWFLAKE) {
            assertThat(read.keySet())
                    .as("what it still wants to be told")
                    .doesNotContain("serverURL", "user", "password");
        }
        if (kind == ServerKind.SQLSERVER) {
            assertThat(read)
                    .hasEntrySatisfying(
                            "trustServerCertificate", it -> assertThat(it.value).isEqualTo("false"));
            assertThat(read)
                    .hasEntrySatisfying(
                            "databaseName", it -> assertThat(it.value).isEqualTo("shop"));
        }
    }

    /** Drivers over HTTP follow what a server says of another place; it must not be one that nobody found allowed. */
    @ParameterizedTest
    @EnumSource(names = {"CLICKHOUSE", "TRINO"})
    void aServerCannotSendADriverElsewhere(ServerKind kind) throws Exception {
        var access = new Access(1, Duration.ofSeconds(5))
                .with(TestDrivers.with(kind, folder).folder());
        var reached = new AtomicInteger();
        var elsewhere = http(exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
        });
        var asked = new AtomicInteger();
        var rogue = http(exchange -> {
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x");
            // A driver that tries again for minutes is told no the second time.
            exchange.sendResponseHeaders(asked.incrementAndGet() > 1 ? 401 : 307, -1);
        });
        var source = new Source.Server(
                kind,
                "127.0.0.1",
                rogue.getAddress().getPort(),
                "shop",
                "reader",
                "",
                Tls.of(Tls.Mode.DISABLE),
                Route.DIRECT);
        try (var database = Database.open(source, access)) {
            assertThatThrownBy(database::ping).isInstanceOf(DataException.class);
        } finally {
            rogue.stop(0);
            elsewhere.stop(0);
        }
        assertThat(asked).hasPositiveValue();
        assertThat(reached).hasValue(0);
    }

    private static HttpServer http(HttpHandler answer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.handle(exchange);
            }
        });
        server.start();
        return server;
    }
}
