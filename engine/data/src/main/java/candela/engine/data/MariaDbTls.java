package candela.engine.data;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.TlsSocketPlugin;

/** TLS for MariaDB's driver by the source's own {@link Way}; the driver finds it by its type. */
public final class MariaDbTls implements TlsSocketPlugin {

    static final String TYPE = "candela";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public TrustManager[] getTrustManager(
            Configuration configuration, ExceptionFactory exceptions, HostAddress address) {
        return credentials(configuration).trust();
    }

    @Override
    public KeyManager @Nullable [] getKeyManager(Configuration configuration, ExceptionFactory exceptions) {
        return credentials(configuration).keys();
    }

    @Override
    public SSLSocket createSocket(Socket socket, SSLSocketFactory factory, String host) throws IOException {
        var server = ((WaySockets.WaySocket) socket).way().server();
        var secure = (SSLSocket) factory.createSocket(socket, server.host(), server.port(), true);
        if (server.tls().mode() == Tls.Mode.VERIFY_FULL) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        return secure;
    }

    private static Credentials credentials(Configuration configuration) {
        return Way.of(configuration.nonMappedOptions().getProperty(WaySockets.PROPERTY))
                .credentials();
    }
}
