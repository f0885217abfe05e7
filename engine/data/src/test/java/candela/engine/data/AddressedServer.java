package candela.engine.data;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody runs for these tests, which lay out tables of their own there.
 *
 * @param source as Candela reaches it
 * @param writer who may make tables there
 * @param writersPassword theirs
 */
public record AddressedServer(Source.Server source, String writer, String writersPassword) {

    private static final List<ServerKind> KINDS = List.of(
            ServerKind.SQLSERVER, ServerKind.ORACLE, ServerKind.CLICKHOUSE, ServerKind.TRINO, ServerKind.SNOWFLAKE);

    /**
     * How the address of a kind's server is given, as {@code reader:password@host:port/database?writer=…&password=…},
     * of Snowflake with {@code warehouse} and {@code role} beside them.
     */
    static String variable(ServerKind kind) {
        return "CANDELA_TEST_" + kind;
    }

    public static Stream<ServerKind> kinds() {
        return KINDS.stream();
    }

    public static @Nullable AddressedServer of(ServerKind kind) {
        var given = System.getenv(variable(kind));
        return given == null ? null : of(kind, URI.create("any://" + given));
    }

    private static AddressedServer of(ServerKind kind, URI address) {
        var reader = String.valueOf(address.getUserInfo()).split(":", 2);
        var query = address.getQuery() == null ? "" : address.getQuery();
        var password = reader.length > 1 ? reader[1] : "";
        var source = new Source.Server(
                        kind,
                        address.getHost(),
                        address.getPort() < 0 ? kind.defaultPort() : address.getPort(),
                        address.getPath().substring(1),
                        reader[0],
                        password,
                        Tls.of(Tls.Mode.valueOf(value(query, "tls", kind.isCloud() ? "verify_full" : "disable")
                                .toUpperCase(java.util.Locale.ROOT))),
                        Route.DIRECT)
                .with(new Session(value(query, "warehouse", ""), value(query, "role", ""), ""));
        return new AddressedServer(source, value(query, "writer", reader[0]), value(query, "password", password));
    }

    private static String value(String query, String name, String otherwise) {
        return Arrays.stream(query.split("&"))
                .filter(it -> it.startsWith(name + "="))
                .map(it -> URLDecoder.decode(it.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(otherwise);
    }

    /** The same server as whoever may make tables there. */
    public Source.Server asWriter() {
        return new Source.Server(
                        source.kind(),
                        source.host(),
                        source.port(),
                        source.database(),
                        writer,
                        writersPassword,
                        source.tls(),
                        source.route())
                .with(source.session());
    }
}
