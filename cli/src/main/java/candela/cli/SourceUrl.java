package candela.cli;

import candela.engine.data.Route;
import candela.engine.data.ServerKind;
import candela.engine.data.Source;
import candela.engine.data.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a database server as people write it: {@code postgresql://user@host:port/database}. It never holds a
 * password, which would stand in the history of the shell.
 */
record SourceUrl(ServerKind kind, String host, int port, String database, String username) {

    private static final String SHAPE =
            "write the source as postgresql://user@host:port/database (or mysql://, mariadb://)";

    /**
     * Reads the address.
     *
     * @throws IllegalArgumentException with what is wrong and how to write it
     */
    static SourceUrl parse(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the source cannot be read: " + SHAPE, e);
        }
    }

    private static SourceUrl of(URI url) {
        var user = Optional.ofNullable(url.getUserInfo()).orElse("");
        if (user.contains(":")) {
            throw new IllegalArgumentException(
                    "leave the password out of the URL: set CANDELA_SOURCE_PASSWORD, or type it when asked");
        }
        if (url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException(
                    "leave out what follows the database's name in the source; --tls sets encryption");
        }
        var database = Optional.ofNullable(url.getPath()).orElse("").replaceFirst("^/", "");
        var host = Optional.ofNullable(url.getHost()).orElse("").replaceAll("^\\[|]$", "");
        if (user.isEmpty() || host.isEmpty() || database.isEmpty()) {
            throw new IllegalArgumentException("the source needs a user, a host and a database: " + SHAPE);
        }
        var kind = kind(Optional.ofNullable(url.getScheme()).orElse(""));
        return new SourceUrl(kind, host, url.getPort() < 0 ? kind.defaultPort() : url.getPort(), database, user);
    }

    private static ServerKind kind(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "postgresql", "postgres" -> ServerKind.POSTGRESQL;
            case "mysql" -> ServerKind.MYSQL;
            case "mariadb" -> ServerKind.MARIADB;
            default -> throw new IllegalArgumentException("the source is of no known kind: " + SHAPE);
        };
    }

    /** The source with the password that the environment or the person gives; none when neither does. */
    Source with(Terminal terminal, Tls.Mode tls) {
        return new Source.Server(kind, host, port, database, username, password(terminal), Tls.of(tls), Route.DIRECT);
    }

    private String password(Terminal terminal) {
        var environment = terminal.environment();
        var isPostgres = kind == ServerKind.POSTGRESQL;
        return Optional.ofNullable(environment.get("CANDELA_SOURCE_PASSWORD"))
                .or(() -> Optional.ofNullable(isPostgres ? environment.get("PGPASSWORD") : null))
                .or(() -> terminal.askSecretly().apply("Password of " + username + " at " + host + ": "))
                .orElse("");
    }
}
