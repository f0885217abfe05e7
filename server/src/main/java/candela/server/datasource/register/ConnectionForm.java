package candela.server.datasource.register;

import candela.engine.data.Proxy;
import candela.engine.data.ServerKind;
import candela.engine.data.ServiceAccount;
import candela.engine.data.Tls;
import candela.engine.data.Tunnel;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.reach.SourceKeys;
import candela.server.platform.Problem;
import candela.server.platform.Words;
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
        @Nullable Certificates certificates,
        @Nullable Through tunnel,
        @Nullable Proxied proxy,
        @Nullable Person person,
        @Nullable Session session) {

    /**
     * A proxy to go through; with an empty host, none.
     *
     * @param password null where none was entered; the stored one then holds
     */
    @Schema(name = "NewProxy")
    public record Proxied(
            @Nullable @Schema(allowableValues = {"http", "socks5"})
            String protocol,

            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password) {

        Connection.@Nullable Proxied over(Connection.@Nullable Proxied former) {
            var place = entered(host, former == null ? null : former.host());
            var chosen = Words.optional(Proxy.Protocol.class, "protocol", protocol);
            return place.isEmpty()
                    ? null
                    : new Connection.Proxied(
                            Objects.requireNonNullElse(
                                    chosen, former == null ? Proxy.Protocol.HTTP : former.protocol()),
                            place,
                            Objects.requireNonNullElse(port, former == null ? 3128 : former.port()),
                            entered(username, former == null ? null : former.username()));
        }
    }

    /**
     * How whoever asks is known to the database; with an empty origin, everybody asks as the one user.
     *
     * @param attribute the member's attribute that holds the name, where it comes from one
     */
    @Schema(name = "NewDatabasePerson")
    public record Person(
            @Schema(allowableValues = {"", "attribute", "email"})
            String from,

            @Nullable String attribute) {

        Connection.@Nullable Person chosen(Kind kind) {
            if (from.isEmpty()) {
                return null;
            }
            var known = Words.read(Connection.Person.From.class, "from", from);
            var name = entered(attribute, null);
            if (known == Connection.Person.From.ATTRIBUTE && name.isEmpty()) {
                throw Problem.invalid("attribute", "Name the member's attribute that holds the name in the database");
            }
            if (!kind.server().knowsPersons()) {
                throw Problem.invalid("from", "This kind of database does not let one user work in another's name");
            }
            return new Connection.Person(known, known == Connection.Person.From.ATTRIBUTE ? name : "");
        }
    }

    /**
     * What a session at a warehouse in the cloud begins with; an empty name is the user's own.
     *
     * @param dataset of BigQuery, in which names stand alone; empty for all of the project
     * @param location of BigQuery, where the datasets lie; empty for where they are found
     * @param key to log in with instead of the password: a private key, for BigQuery the JSON of a service account's;
     *     null where none was entered, empty for none
     */
    @Schema(name = "NewWarehouseSession")
    public record Session(
            @Nullable String warehouse,
            @Nullable String role,
            @Nullable String dataset,
            @Nullable String location,
            @Nullable String key) {

        Connection.Session over(Kind kind, Connection.@Nullable Session former) {
            if (!kind.server().isCloud()) {
                throw Problem.invalid("session", "Only Snowflake and BigQuery have what a session begins with");
            }
            return new Connection.Session(
                    entered(warehouse, former == null ? null : former.warehouse()),
                    entered(role, former == null ? null : former.role()),
                    entered(dataset, former == null ? null : former.dataset()),
                    entered(location, former == null ? null : former.location()));
        }
    }

    /**
     * An SSH server to go through; with an empty host, none.
     *
     * @param password null where none was entered; the stored one then holds, unless a key was entered
     * @param key a private key instead of a password
     */
    @Schema(name = "NewTunnel")
    public record Through(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String hostKey,
            @Nullable String password,
            @Nullable String key) {

        Connection.@Nullable Through over(Connection.@Nullable Through former) {
            var place = entered(host, former == null ? null : former.host());
            return place.isEmpty()
                    ? null
                    : new Connection.Through(
                            place,
                            Objects.requireNonNullElse(port, former == null ? Tunnel.DEFAULT_PORT : former.port()),
                            entered(username, former == null ? null : former.username()),
                            entered(hostKey, former == null ? null : former.hostKey()));
        }

        boolean hasSecret() {
            return password != null && !password.isEmpty() || key != null && !key.isBlank();
        }
    }

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
        if (kind == Kind.BIGQUERY) {
            return atGoogle(former).server(kind, former, administrator);
        }
        return kind.isLocalFile() ? file(former) : server(kind, former, administrator);
    }

    /** BigQuery is always reached at Google's own address, and its user is the key's. */
    private ConnectionForm atGoogle(Connection former) {
        if (host != null && !host.isBlank() && !host.strip().equals(ServerKind.GOOGLE)
                || port != null && port != ServerKind.BIGQUERY.defaultPort()) {
            throw Problem.invalid(
                    "host", "BigQuery is always reached at " + ServerKind.GOOGLE + ": leave the host out");
        }
        return new ConnectionForm(
                ServerKind.GOOGLE,
                ServerKind.BIGQUERY.defaultPort(),
                database,
                account(former),
                null,
                Tls.Mode.VERIFY_FULL,
                null,
                null,
                tunnel,
                proxy,
                person,
                session);
    }

    private String account(Connection former) {
        var key = session == null ? "" : either(session.key());
        if (key.isBlank() && either(former.username()).isEmpty()) {
            throw Problem.invalid(
                    "session", "Paste the key of a service account: the JSON file that Google gave for it");
        }
        return key.isBlank()
                ? either(former.username())
                : SourceProblems.told(() -> ServiceAccount.of(key).email());
    }

    private Connection file(Connection former) {
        var whole = Objects.requireNonNullElse(path, either(former.path()));
        return new Connection(
                null, null, null, null, Tls.Mode.PREFER, whole, false, null, null, null, null, null, former.settings());
    }

    private Connection server(Kind kind, Connection former, boolean administrator) {
        return new Connection(
                entered(host, former.host()),
                port == null ? former.port() : port,
                entered(database, former.database()),
                entered(username, former.username()),
                tls == null ? former.tls() : tls,
                null,
                administrator
                        || former.privateAllowed()
                                && entered(host, former.host()).equals(either(former.host()))
                                && Objects.equals(through(former), former.tunnel())
                                && Objects.equals(proxy(former), former.proxy()),
                papers().over(former.papers()),
                through(former),
                proxy(former),
                person == null ? former.person() : person.chosen(kind),
                session == null ? former.session() : session.over(kind, former.session()),
                former.settings());
    }

    /** The secrets over the former ones; a key goes with its certificate. */
    SourceKeys over(SourceKeys former, Connection connection) {
        var key = Objects.requireNonNullElse(papers().key(), former.certificateKey());
        var ofTunnel = ofTunnel(former, connection);
        return new SourceKeys(
                Objects.requireNonNullElse(password, former.password()),
                connection.papers().client().isEmpty() ? "" : key.strip(),
                ofTunnel.tunnelPassword(),
                ofTunnel.tunnelKey(),
                ofProxy(former, connection),
                connection.session() == null ? "" : loginKey(former));
    }

    private String loginKey(SourceKeys former) {
        return session == null || session.key() == null
                ? former.loginKey()
                : session.key().strip();
    }

    private SourceKeys ofTunnel(SourceKeys former, Connection connection) {
        if (connection.tunnel() == null) {
            return SourceKeys.NONE;
        }
        return tunnel == null || !tunnel.hasSecret()
                ? former
                : new SourceKeys(
                        "", "", either(tunnel.password()), either(tunnel.key()).strip(), "", "");
    }

    private String ofProxy(SourceKeys former, Connection connection) {
        if (connection.proxy() == null || connection.proxy().username().isEmpty()) {
            return "";
        }
        return proxy == null || proxy.password() == null ? former.proxyPassword() : proxy.password();
    }

    private Connection.@Nullable Proxied proxy(Connection former) {
        return proxy == null ? former.proxy() : proxy.over(former.proxy());
    }

    private Connection.@Nullable Through through(Connection former) {
        return tunnel == null ? former.tunnel() : tunnel.over(former.tunnel());
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
