package candela.server.datasource.policy;

import candela.engine.data.Access;
import candela.engine.data.AddressedServer;
import candela.engine.data.FurtherTables;
import candela.engine.data.ServerKind;
import candela.engine.data.SnowflakeServer;
import candela.engine.data.Source;
import candela.engine.data.TestAuthority;
import candela.engine.data.TestDrivers;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The small shop in the kinds of databases whose servers do not run here, where somebody gives the address of one; of
 * Snowflake there is at least a server that speaks as it does.
 */
final class FurtherShops implements AutoCloseable {

    private final Path drivers;
    private @Nullable SnowflakeServer snowflake;
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
                && (AddressedServer.of(kind.server()) != null || kind == Kind.SNOWFLAKE)
                && TestDrivers.has(kind.server());
    }

    /** A table's or column's name as the kind keeps one that was written without quotes. */
    static String named(Kind kind, String name) {
        return kind == Kind.SNOWFLAKE || kind == Kind.ORACLE ? name.toUpperCase(Locale.ROOT) : name;
    }

    String lay(Kind kind, List<String> statements) throws Exception {
        TestDrivers.with(kind.server(), Files.createDirectories(drivers));
        var given = AddressedServer.of(kind.server());
        var server = given == null ? spoken() : given;
        FurtherTables.layOut(
                server,
                Access.DEFAULT.with(drivers),
                List.of("orders", "staff"),
                statements.stream().flatMap(it -> in(kind.server(), it)).toList());
        return reached(server.source());
    }

    private AddressedServer spoken() throws Exception {
        var authority = new TestAuthority("Spoken");
        belief = authority.believed(drivers);
        snowflake = SnowflakeServer.start(authority);
        return new AddressedServer(snowflake.source(), SnowflakeServer.USER, SnowflakeServer.PASSWORD);
    }

    /** One row for each INSERT, which all of them know. */
    private static Stream<String> in(ServerKind kind, String sql) {
        var start = sql.indexOf(" VALUES ");
        if (start >= 0) {
            var rows = sql.substring(start + 8).split("(?<=\\)), ");
            return Stream.of(rows).map(it -> sql.substring(0, start) + " VALUES " + it);
        }
        return Stream.of(kind == ServerKind.CLICKHOUSE ? sql + " ENGINE = Memory" : sql);
    }

    private static String reached(Source.Server it) {
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

    @Override
    public void close() throws Exception {
        for (var it : new AutoCloseable[] {snowflake, belief}) {
            if (it != null) {
                it.close();
            }
        }
    }
}
