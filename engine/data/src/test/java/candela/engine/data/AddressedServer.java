package candela.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody runs for these tests, which lay out tables of their own there.
 *
 * @param source as Candela reaches it
 * @param writer who may make tables there
 * @param writersPassword theirs; for BigQuery the file of their key
 */
public record AddressedServer(Source.Server source, String writer, String writersPassword) {

    private static final List<ServerKind> KINDS = List.of(
            ServerKind.MYSQL,
            ServerKind.SQLSERVER,
            ServerKind.ORACLE,
            ServerKind.CLICKHOUSE,
            ServerKind.TRINO,
            ServerKind.SNOWFLAKE,
            ServerKind.BIGQUERY);

    /**
     * How the address of a kind's server is given, as {@code reader:password@host:port/database?writer=…&password=…},
     * of Snowflake with {@code warehouse} and {@code role} beside them, of BigQuery as
     * {@code project/dataset?location=…&key=FILE&writer=FILE} with the files of two accounts' keys.
     */
    static String variable(ServerKind kind) {
        return "CANDELA_TEST_" + kind;
    }

    public static Stream<ServerKind> kinds() {
        return KINDS.stream();
    }

    public static @Nullable AddressedServer of(ServerKind kind) {
        var given = System.getenv(variable(kind));
        if (given == null) {
            return null;
        }
        var address = URI.create("any://" + given);
        return kind == ServerKind.BIGQUERY ? bigQuery(address) : of(kind, address);
    }

    private static AddressedServer bigQuery(URI address) {
        var query = String.valueOf(address.getQuery());
        var key = read(value(query, "key", ""));
        var source = new Source.Server(
                        ServerKind.BIGQUERY,
                        BigQueryServer.HOST,
                        443,
                        address.getHost(),
                        ServiceAccount.of(key).email(),
                        "",
                        Tls.of(Tls.Mode.VERIFY_FULL),
                        Route.DIRECT)
                .with(new Session("", "", address.getPath().substring(1), value(query, "location", ""), key));
        return new AddressedServer(source, source.username(), read(value(query, "writer", value(query, "key", ""))));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        if (source.kind() == ServerKind.BIGQUERY) {
            var it = source.session();
            return source.with(new Session("", "", it.dataset(), it.location(), writersPassword));
        }
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
