package candela.server.datasource;

import candela.engine.data.Tls;
import candela.server.platform.JsonColumn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a source is reached, in typed fields and without what is secret of it. A server has a host, a database file has a
 * path, uploads and the demo have neither.
 *
 * @param privateAllowed an administrator entered it, so it may point into a private network
 * @param certificates null where none were entered
 */
public record Connection(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        Tls.Mode tls,
        @Nullable String path,
        boolean privateAllowed,
        @Nullable Certificates certificates)
        implements JsonColumn {

    static final Connection NONE = new Connection(null, null, null, null, Tls.Mode.PREFER, null, false, null);

    /**
     * Whom to believe and what to show, as PEM; empty where there is none.
     *
     * @param authority of the server's certificate
     * @param client our own certificate; its key is among the {@link SourceKeys}
     */
    public record Certificates(String authority, String client) {

        static final Certificates NONE = new Certificates("", "");
    }

    Certificates papers() {
        return certificates == null ? Certificates.NONE : certificates;
    }

    /** A stored password is only ever sent where it was entered for. */
    boolean leadsElsewhere(Connection other) {
        return !Objects.equals(host, other.host) || !Objects.equals(port, other.port);
    }
}
