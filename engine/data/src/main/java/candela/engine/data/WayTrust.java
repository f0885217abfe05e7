package candela.engine.data;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.postgresql.ssl.PGjdbcHostnameVerifier;

/** Whom SQL Server's driver believes: by the source's own {@link Way}, the server's name included. */
public final class WayTrust implements X509TrustManager {

    private static final int DNS = 2;
    private static final int IP = 7;

    private final Source.Server server;
    private final X509TrustManager trust;

    public WayTrust(String handle) {
        var way = Way.of(handle);
        server = way.server();
        trust = (X509TrustManager) way.credentials().trust()[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkServerTrusted(chain, type);
        if (server.tls().mode() == Tls.Mode.VERIFY_FULL) {
            refuseUnlessNamed(chain[0]);
        }
    }

    /** The common name does not count, as in all browsers: names stand among the alternative ones. */
    private void refuseUnlessNamed(X509Certificate certificate) throws CertificateException {
        var names = certificate.getSubjectAlternativeNames();
        if (names == null || names.stream().noneMatch(it -> isOurs((Integer) it.get(0), String.valueOf(it.get(1))))) {
            throw new CertificateException("The names of the certificate do not match");
        }
    }

    private boolean isOurs(int type, String name) {
        return switch (type) {
            case DNS -> PGjdbcHostnameVerifier.INSTANCE.verifyHostName(server.host(), name);
            case IP -> name.equals(server.host());
            default -> false;
        };
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("Nobody connects to us here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
