package candela.server.datasource;

import candela.engine.data.Source.Tls;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters about a connection. In a change, a field that is null keeps what was there; the password too.
 *
 * @param password null where none was entered
 */
public record ConnectionForm(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        @Nullable String password,
        @Nullable Tls tls,
        @Nullable String path) {

    /** A connection of this kind with these fields over the former ones. */
    Connection over(Kind kind, Connection former, boolean administrator) {
        if (!kind.isServer() && !kind.isLocalFile()) {
            throw Problem.invalid("kind", "Files are uploaded, not connected");
        }
        return kind.isLocalFile()
                ? new Connection(
                        null,
                        null,
                        null,
                        null,
                        Tls.PREFER,
                        Objects.requireNonNullElse(path, either(former.path())),
                        false)
                : new Connection(
                        entered(host, former.host()),
                        port == null ? former.port() : port,
                        entered(database, former.database()),
                        entered(username, former.username()),
                        tls == null ? former.tls() : tls,
                        null,
                        administrator
                                || former.privateAllowed()
                                        && entered(host, former.host()).equals(either(former.host())));
    }

    private static String entered(@Nullable String fresh, @Nullable String former) {
        return fresh == null ? either(former) : fresh.strip();
    }

    private static String either(@Nullable String former) {
        return former == null ? "" : former;
    }
}
