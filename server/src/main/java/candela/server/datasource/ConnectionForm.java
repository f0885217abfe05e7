package candela.server.datasource;

import candela.engine.data.Tls;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters about a connection. In a change, a field that is null keeps what was there; the secrets too.
 *
 * @param password null where none was entered
 */
public record ConnectionForm(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        @Nullable String password,
        Tls.@Nullable Mode tls,
        @Nullable String path,
        @Nullable Certificates certificates) {

    /**
     * PEM texts; an empty one takes away what was there.
     *
     * @param key of the client's certificate; null where none was entered
     */
    @Schema(name = "NewCertificates")
    public record Certificates(
            @Nullable String authority,
            @Nullable String client,
            @Nullable String key) {

        static final Certificates KEPT = new Certificates(null, null, null);

        Connection.Certificates over(Connection.Certificates former) {
            return new Connection.Certificates(
                    entered(authority, former.authority()), entered(client, former.client()));
        }
    }

    /** A connection of this kind with these fields over the former ones. */
    Connection over(Kind kind, Connection former, boolean administrator) {
        if (!kind.isServer() && !kind.isLocalFile()) {
            throw Problem.invalid("kind", "Files are uploaded, not connected");
        }
        return kind.isLocalFile() ? file(former) : server(former, administrator);
    }

    private Connection file(Connection former) {
        var whole = Objects.requireNonNullElse(path, either(former.path()));
        return new Connection(null, null, null, null, Tls.Mode.PREFER, whole, false, null);
    }

    private Connection server(Connection former, boolean administrator) {
        return new Connection(
                entered(host, former.host()),
                port == null ? former.port() : port,
                entered(database, former.database()),
                entered(username, former.username()),
                tls == null ? former.tls() : tls,
                null,
                administrator
                        || former.privateAllowed()
                                && entered(host, former.host()).equals(either(former.host())),
                papers().over(former.papers()));
    }

    /** The secrets over the former ones; a key goes with its certificate. */
    SourceKeys over(SourceKeys former, Connection connection) {
        var key = Objects.requireNonNullElse(papers().key(), former.certificateKey());
        return new SourceKeys(
                Objects.requireNonNullElse(password, former.password()),
                connection.papers().client().isEmpty() ? "" : key.strip());
    }

    private Certificates papers() {
        return certificates == null ? Certificates.KEPT : certificates;
    }

    private static String entered(@Nullable String fresh, @Nullable String former) {
        return fresh == null ? either(former) : fresh.strip();
    }

    private static String either(@Nullable String former) {
        return former == null ? "" : former;
    }
}
