package candela.server.datasource.reach;

import candela.engine.data.Proxy;
import candela.engine.data.Route;
import candela.engine.data.ServerKind;
import candela.engine.data.Session;
import candela.engine.data.Source;
import candela.engine.data.Tls;
import candela.engine.data.Tunnel;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Encryption;
import candela.server.platform.Network;
import candela.server.platform.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the way to a source's data: the address that may be reached, the file that may be read, the file made of
 * uploads.
 */
@Component
public class Reach {

    private final Network network;
    private final LocalFolders folders;
    private final ImportCache imports;
    private final Encryption encryption;

    Reach(Network network, LocalFolders folders, ImportCache imports, Encryption encryption) {
        this.network = network;
        this.folders = folders;
        this.imports = imports;
        this.encryption = encryption;
    }

    Source source(DataSource source) {
        return switch (source.kind()) {
            case POSTGRESQL,
                    MYSQL,
                    MARIADB,
                    SQLSERVER,
                    ORACLE,
                    CLICKHOUSE,
                    TRINO,
                    SNOWFLAKE,
                    BIGQUERY,
                    SQLITE,
                    DUCKDB -> source(source.kind(), source.connection(), keys(source));
            case FILES, DEMO -> new Source.DuckDbFile(imports.file(source));
            case ODATA, REST, S3 -> new Source.DuckDbFile(imports.fed(source));
        };
    }

    /** The way to something that is not saved yet. */
    public Source source(Kind kind, Connection connection, SourceKeys keys) {
        return switch (kind) {
            case POSTGRESQL, MYSQL, MARIADB, SQLSERVER, ORACLE, CLICKHOUSE, TRINO, SNOWFLAKE, BIGQUERY ->
                server(kind.server(), connection, keys);
            case SQLITE -> new Source.SqliteFile(file(connection));
            case DUCKDB -> new Source.DuckDbFile(file(connection));
            case FILES, DEMO -> throw Problem.invalid("kind", "Files are uploaded, not connected");
            case ODATA, REST, S3 -> throw Problem.invalid("kind", "This kind is synced as a feed, not connected");
        };
    }

    public SourceKeys keys(DataSource source) {
        var secret = source.secret();
        return secret == null
                ? SourceKeys.NONE
                : SourceKeys.parted(encryption.decrypt(
                        secret, source.id().value(), source.team().value()));
    }

    /** What is kept of these for a source, as {@link #keys(DataSource)} reads it; null where there is nothing. */
    public byte @Nullable [] sealed(SourceKeys keys, DataSourceId id, TeamId team) {
        return keys.isEmpty() ? null : encryption.encrypt(keys.joined(), id.value(), team.value());
    }

    private Path file(Connection connection) {
        return folders.resolve(Objects.requireNonNullElse(connection.path(), ""));
    }

    /** Leads to the very address that was looked at, so that the name cannot come to mean another in between. */
    private Source server(ServerKind kind, Connection connection, SourceKeys keys) {
        var host = required("host", connection.host());
        var port = Objects.requireNonNullElse(connection.port(), kind.defaultPort());
        var named = new Source.Server(
                kind,
                host,
                port,
                required("database", connection.database()),
                required("username", connection.username()),
                keys.password(),
                tls(connection, keys),
                Route.DIRECT);
        return named.with(session(connection, keys)).by(route(connection, host, port, keys));
    }

    private static Session session(Connection connection, SourceKeys keys) {
        var begun = connection.session();
        return begun == null
                ? Session.NONE
                : new Session(begun.warehouse(), begun.role(), begun.dataset(), begun.location(), keys.loginKey());
    }

    /** Where a service in the cloud answers from beside its own host: only public addresses, whoever connected it. */
    InetSocketAddress further(String host, int port) throws IOException {
        try {
            return new InetSocketAddress(network.resolve(host, port, false).getFirst(), port);
        } catch (Problem e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Behind an SSH server or a proxy its own network counts; that server itself is looked up and found good like any
     * host.
     */
    private Route route(Connection connection, String host, int port, SourceKeys keys) {
        var through = connection.tunnel();
        if (connection.proxy() != null) {
            return Route.through(proxy(connection.proxy(), connection, keys));
        }
        if (through == null) {
            return Route.to(
                    network.resolve(host, port, connection.privateAllowed()).getFirst());
        }
        var address = network.resolve(through.host(), through.port(), connection.privateAllowed())
                .getFirst();
        return Route.through(new Tunnel(
                through.host(),
                through.port(),
                through.username(),
                keys.tunnelPassword(),
                keys.tunnelKey(),
                through.hostKey(),
                address));
    }

    private Proxy proxy(Connection.Proxied it, Connection connection, SourceKeys keys) {
        if (connection.tunnel() != null) {
            throw Problem.invalid("proxy", "Go through an SSH server or through a proxy, not both");
        }
        var address = network.resolve(it.host(), it.port(), connection.privateAllowed())
                .getFirst();
        return new Proxy(it.protocol(), it.host(), it.port(), it.username(), keys.proxyPassword(), address);
    }

    private static Tls tls(Connection connection, SourceKeys keys) {
        var papers = connection.papers();
        return new Tls(connection.tls(), papers.authority(), papers.client(), keys.certificateKey());
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "The field " + field + " is missing");
        }
        return value.strip();
    }
}
