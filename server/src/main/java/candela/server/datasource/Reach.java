package candela.server.datasource;

import candela.engine.data.Source;
import candela.engine.data.Source.Tls;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Encryption;
import candela.server.platform.Network;
import candela.server.platform.Problem;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the way to a source's data: the address that may be reached, the file that may be read, the file made of
 * uploads.
 */
@Component
class Reach {

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
            case POSTGRESQL, MYSQL, MARIADB, SQLITE, DUCKDB ->
                source(source.kind(), source.connection(), password(source));
            case FILES, DEMO -> new Source.DuckDbFile(imports.file(source));
            case ODATA, REST, S3 -> new Source.DuckDbFile(imports.fed(source));
        };
    }

    /** The way to something that is not saved yet. */
    Source source(Kind kind, Connection connection, String password) {
        return switch (kind) {
            case POSTGRESQL -> server(Source.Kind.POSTGRESQL, connection, password);
            case MYSQL -> server(Source.Kind.MYSQL, connection, password);
            case MARIADB -> server(Source.Kind.MARIADB, connection, password);
            case SQLITE -> new Source.SqliteFile(file(connection));
            case DUCKDB -> new Source.DuckDbFile(file(connection));
            case FILES, DEMO -> throw Problem.invalid("kind", "Files are uploaded, not connected");
            case ODATA, REST, S3 -> throw Problem.invalid("kind", "This kind is synced as a feed, not connected");
        };
    }

    String password(DataSource source) {
        var secret = source.secret();
        return secret == null
                ? ""
                : encryption.decrypt(secret, source.id().value(), source.team().value());
    }

    private Path file(Connection connection) {
        return folders.resolve(Objects.requireNonNullElse(connection.path(), ""));
    }

    private Source server(Source.Kind kind, Connection connection, String password) {
        var host = required("host", connection.host());
        var port = Objects.requireNonNullElse(connection.port(), kind.defaultPort());
        var named = new Source.Server(
                kind,
                host,
                port,
                required("database", connection.database()),
                required("username", connection.username()),
                password,
                connection.tls(),
                null);
        var addresses = network.resolve(host, port, connection.privateAllowed());
        return connection.tls() == Tls.VERIFY
                ? named
                : pinned(named, addresses.getFirst().getHostAddress());
    }

    /** The very address that was looked at; only a certificate's check needs the name, and then vouches for it. */
    private static Source.Server pinned(Source.Server named, String address) {
        return new Source.Server(
                named.kind(),
                address,
                named.port(),
                named.database(),
                named.username(),
                named.password(),
                named.tls(),
                named.certificate());
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "The field " + field + " is missing");
        }
        return value.strip();
    }
}
