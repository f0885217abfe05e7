package candela.engine.data;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a connection believes and what it shows, as Java's TLS wants it; nothing of it is ever written to a file. */
record Credentials(TrustManager[] trust, KeyManager @Nullable [] keys) {

    static Credentials of(Tls tls) {
        try {
            return new Credentials(trust(tls), keys(tls));
        } catch (GeneralSecurityException | IOException e) {
            throw new DataException(
                    DataException.Reason.MALFORMED, "The certificates cannot be used: " + e.getMessage(), e);
        }
    }

    SSLContext context() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private static TrustManager[] trust(Tls tls) throws GeneralSecurityException, IOException {
        if (!tls.mode().verifies()) {
            return new TrustManager[] {new Anybody()};
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(tls.authority().isEmpty() ? null : authorities(tls.authority()));
        return factory.getTrustManagers();
    }

    private static KeyStore authorities(String pem) throws GeneralSecurityException, IOException {
        var store = empty();
        for (var certificate : Pem.certificates(pem)) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        return store;
    }

    private static KeyManager @Nullable [] keys(Tls tls) throws GeneralSecurityException, IOException {
        if (tls.certificate().isEmpty()) {
            return null;
        }
        var store = empty();
        var chain = Pem.certificates(tls.certificate()).toArray(Certificate[]::new);
        store.setKeyEntry("client", Pem.key(tls.key()), new char[0], chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Believes every server, as PREFER and REQUIRE say: they keep listeners out, not impostors. */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
