package candela.server.datasource;

import candela.engine.data.Proxy;
import candela.engine.data.Tls;
import candela.server.platform.JsonColumn;
import candela.server.platform.Words;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a source is reached, in typed fields and without what is secret of it. A server has a host, a database file has a
 * path, uploads and the demo have neither.
 *
 * @param privateAllowed an administrator entered it, so it may point into a private network
 * @param certificates null where none were entered
 * @param tunnel the SSH server to go through; null to go directly
 * @param proxy the proxy to go through; null for none
 * @param person how whoever asks is known to the database; null where everybody asks as the one user
 * @param session what a session at a warehouse in the cloud begins with; null elsewhere
 * @param settings what was set of this source alone, by the keys of {@code SourceSetting}; null for nothing
 */
public record Connection(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        Tls.Mode tls,
        @Nullable String path,
        boolean privateAllowed,
        @Nullable Certificates certificates,
        @Nullable Through tunnel,
        @Nullable Proxied proxy,
        @Nullable Person person,
        @Nullable Session session,
        @Nullable Map<String, Integer> settings)
        implements JsonColumn {

    public static final Connection NONE =
            new Connection(null, null, null, null, Tls.Mode.PREFER, null, false, null, null, null, null, null, null);

    /**
     * Whom to believe and what to show, as PEM; empty where there is none.
     *
     * @param authority of the server's certificate
     * @param client our own certificate; its key is among the {@code SourceKeys}
     */
    public record Certificates(String authority, String client) {

        static final Certificates NONE = new Certificates("", "");
    }

    /**
     * An SSH server.
     *
     * @param hostKey the fingerprint that its key must have; empty until somebody entered it
     */
    public record Through(String host, int port, String username, String hostKey) {

        boolean isAt(@Nullable Through other) {
            return other != null && host.equals(other.host) && port == other.port;
        }

        public String text() {
            return username + "@" + host + ":" + port;
        }
    }

    /** A proxy. */
    public record Proxied(Proxy.Protocol protocol, String host, int port, String username) {

        boolean isAt(@Nullable Proxied other) {
            return other != null && host.equals(other.host) && port == other.port;
        }

        public String text() {
            return Words.text(protocol) + " " + host + ":" + port;
        }
    }

    /**
     * By what of theirs the database knows whoever asks.
     *
     * @param attribute the name of the member's attribute; empty unless it is one
     */
    public record Person(From from, String attribute) {

        /** Where the name comes from. */
        public enum From {
            ATTRIBUTE,
            /** What stands before the @ of their e-mail. */
            EMAIL
        }

        public String text() {
            return from == From.EMAIL ? "email" : "attribute " + attribute;
        }
    }

    /**
     * Of Snowflake whose computers compute, and as which role; of BigQuery in which dataset and where. What is empty is
     * the user's own, or found.
     */
    public record Session(String warehouse, String role, String dataset, String location) {

        /** What was stored before there were others lacks them. */
        public Session {
            dataset = Objects.requireNonNullElse(dataset, "");
            location = Objects.requireNonNullElse(location, "");
        }

        public String text() {
            return dataset.isEmpty() && location.isEmpty() ? warehouse + " as " + role : dataset + " at " + location;
        }
    }

    public Certificates papers() {
        return certificates == null ? Certificates.NONE : certificates;
    }

    public Map<String, Integer> set() {
        return settings == null ? Map.of() : settings;
    }

    public Connection with(Map<String, Integer> settings) {
        return new Connection(
                host,
                port,
                database,
                username,
                tls,
                path,
                privateAllowed,
                certificates,
                tunnel,
                proxy,
                person,
                session,
                settings);
    }

    /** A stored password is only ever sent where it was entered for. */
    public boolean leadsElsewhere(Connection other) {
        return !Objects.equals(host, other.host)
                || !Objects.equals(port, other.port)
                || (tunnel == null ? other.tunnel != null : !tunnel.isAt(other.tunnel))
                || (proxy == null ? other.proxy != null : !proxy.isAt(other.proxy));
    }
}
