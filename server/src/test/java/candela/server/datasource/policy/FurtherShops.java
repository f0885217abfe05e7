package candela.server.datasource.policy;

import candela.engine.data.Access;
import candela.engine.data.AddressedServer;
import candela.engine.data.BigQueryServer;
import candela.engine.data.FurtherTables;
import candela.engine.data.ServerKind;
import candela.engine.data.SnowflakeServer;
import candela.engine.data.Source;
import candela.engine.data.TestAuthority;
import candela.engine.data.TestDrivers;
import candela.engine.data.TestProxy;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Words;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The small shop in the kinds of databases whose servers do not run here, where somebody gives the address of one; of
 * Snowflake and BigQuery there is at least a server that speaks as they do.
 */
final class FurtherShops implements AutoCloseable {

    private final Path drivers;
    private final TestAuthority authority = new TestAuthority("Spoken");
    private @Nullable SnowflakeServer snowflake;
    private @Nullable BigQueryServer bigQuery;
    private @Nullable TestProxy proxy;
    private @Nullable AutoCloseable belief;

    FurtherShops(Path drivers) {
        this.drivers = drivers;
    }

    /** Those that can be asked now. */
    static List<Kind> kinds() {
        return Stream.of(Kind.values()).filter(FurtherShops::isHere).toList();
    }

    private static boolean isHere(Kind kind) {
        return kind.isServer()
                && AddressedServer.kinds().anyMatch(it -> it == kind.server())
                && (AddressedServer.of(kind.server()) != null || kind.server().isCloud())
                && TestDrivers.has(kind.server());
    }

    /** A table's or column's name as the kind keeps one that was written without quotes. */
    static String named(Kind kind, String name) {
        return kind == Kind.SNOWFLAKE || kind == Kind.ORACLE ? name.toUpperCase(Locale.ROOT) : name;
    }

    String lay(Kind kind, List<String> statements) throws Exception {
        TestDrivers.with(kind.server(), Files.createDirectories(drivers));
        var given = AddressedServer.of(kind.server());
        var server = given == null ? spoken(kind.server()) : given;
        var access = Access.DEFAULT.with(drivers);
        FurtherTables.layOut(
                server,
                bigQuery == null ? access.with(InetSocketAddress::new) : bigQuery.reach(access),
                List.of("orders", "staff"),
                statements.stream().flatMap(it -> in(kind.server(), it)).toList());
        return reached(server.source());
    }

    private AddressedServer spoken(ServerKind kind) throws Exception {
        if (belief == null) {
            belief = authority.believed(drivers);
        }
        if (kind == ServerKind.BIGQUERY) {
            bigQuery = BigQueryServer.start(authority);
            proxy = TestProxy.start(bigQuery.port());
            var source = bigQuery.source();
            return new AddressedServer(
                    source, source.username(), source.session().key());
        }
        snowflake = SnowflakeServer.start(authority);
        return new AddressedServer(snowflake.source(), SnowflakeServer.USER, SnowflakeServer.PASSWORD);
    }

    /** One row for each INSERT, which all of them know. */
    private static Stream<String> in(ServerKind kind, String said) {
        var sql = kind == ServerKind.BIGQUERY ? said.replace("varchar", "string") : said;
        var start = sql.indexOf(" VALUES ");
        if (start >= 0) {
            var rows = sql.substring(start + 8).split("(?<=\\)), ");
            return Stream.of(rows).map(it -> sql.substring(0, start) + " VALUES " + it);
        }
        return Stream.of(kind == ServerKind.CLICKHOUSE ? sql + " ENGINE = Memory" : sql);
    }

    private String reached(Source.Server it) {
        if (it.kind() == ServerKind.BIGQUERY) {
            var through = proxy == null ? "" : ", " + through(proxy);
            return BigQueryServer.fields(it) + through;
        }
        var session = it.kind() == ServerKind.SNOWFLAKE
                ? ", \"session\": {\"warehouse\": \"%s\", \"role\": \"%s\"}"
                        .formatted(it.session().warehouse(), it.session().role())
                : "";
        return """
                "host": "%s", "port": %d, "database": "%s", "username": "%s", "password": "%s", "tls": "%s"%s""".formatted(
                        it.host(),
                        it.port(),
                        it.database(),
                        it.username(),
                        it.password(),
                        Words.text(it.tls().mode()),
                        session);
    }

    /** The only way from Google's own names to the server of a test. */
    private static String through(TestProxy proxy) {
        return """
                "proxy": {"protocol": "http", "host": "127.0.0.1", "port": %d, "username": "%s", "password": "%s"}""".formatted(proxy.port(), TestProxy.USER, TestProxy.PASSWORD);
    }

    @Override
    public void close() throws Exception {
        for (var it : new AutoCloseable[] {snowflake, proxy, bigQuery, belief}) {
            if (it != null) {
                it.close();
            }
        }
    }
}
