package candela.server.datasource.register;

import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a source is reached, as it is shown: nothing that is secret. */
record ConnectionView(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,

        @Schema(allowableValues = {"disable", "prefer", "require", "verify_ca", "verify_full"})
        String tls,

        @Nullable String path,
        boolean hasPassword,
        CertificatesView certificates,
        @Nullable TunnelView tunnel,
        @Nullable ProxyView proxy,
        @Nullable PersonView person,
        @Nullable SessionView session) {

    @Schema(name = "Certificates")
    record CertificatesView(String authority, String client) {

        static CertificatesView of(Connection.Certificates it) {
            return new CertificatesView(it.authority(), it.client());
        }
    }

    @Schema(name = "Tunnel")
    record TunnelView(String host, int port, String username, String hostKey) {

        static TunnelView of(Connection.Through it) {
            return new TunnelView(it.host(), it.port(), it.username(), it.hostKey());
        }
    }

    @Schema(name = "Proxy")
    record ProxyView(
            @Schema(allowableValues = {"http", "socks5"}) String protocol, String host, int port, String username) {

        static ProxyView of(Connection.Proxied it) {
            return new ProxyView(Words.text(it.protocol()), it.host(), it.port(), it.username());
        }
    }

    @Schema(name = "DatabasePerson")
    record PersonView(
            @Schema(allowableValues = {"attribute", "email"})
            String from,

            String attribute) {

        static PersonView of(Connection.Person it) {
            return new PersonView(Words.text(it.from()), it.attribute());
        }
    }

    @Schema(name = "WarehouseSession")
    record SessionView(String warehouse, String role, String dataset, String location) {

        static SessionView of(Connection.Session it) {
            return new SessionView(it.warehouse(), it.role(), it.dataset(), it.location());
        }
    }

    static ConnectionView of(DataSource source) {
        var it = source.connection();
        return new ConnectionView(
                it.host(),
                it.port(),
                it.database(),
                it.username(),
                Words.text(it.tls()),
                it.path(),
                source.secret() != null,
                CertificatesView.of(it.papers()),
                it.tunnel() == null ? null : TunnelView.of(it.tunnel()),
                it.proxy() == null ? null : ProxyView.of(it.proxy()),
                it.person() == null ? null : PersonView.of(it.person()),
                it.session() == null ? null : SessionView.of(it.session()));
    }
}
