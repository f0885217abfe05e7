package candela.engine.data;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys as people paste them. */
final class Pem {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int MOST = 100_000;

    private Pem() {}

    /** At least one certificate. */
    static List<X509Certificate> certificates(String pem) {
        try {
            var bytes = new ByteArrayInputStream(bounded(pem).getBytes(StandardCharsets.UTF_8));
            var found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw noCertificate(null);
            }
            return found;
        } catch (CertificateException e) {
            throw noCertificate(e);
        }
    }

    private static DataException noCertificate(@Nullable Exception cause) {
        return malformed(
                "This is no certificate. Paste the whole text of the PEM file, from -----BEGIN CERTIFICATE----- to"
                        + " -----END CERTIFICATE-----.",
                cause);
    }

    static PrivateKey key(String pem) {
        var found = KEY.matcher(bounded(pem));
        if (!found.find()) {
            throw noKey(null);
        }
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
            return key(encoded);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw noKey(e);
        }
    }

    private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        for (var algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (java.security.spec.InvalidKeySpecException e) {
                // A key of another algorithm.
            }
        }
        throw new GeneralSecurityException("no algorithm for this key");
    }

    private static DataException noKey(@Nullable Exception cause) {
        return malformed(
                "This is no private key that can be read. It must be PEM in PKCS#8 without a pass phrase, which"
                        + " “openssl pkcs8 -topk8 -nodes -in client.key” prints.",
                cause);
    }

    /** A key that is not the certificate's would only fail at the server, and not say why. */
    static void refuseStrangers(X509Certificate certificate, PrivateKey key) {
        try {
            if (!fits(certificate.getPublicKey(), key)) {
                throw malformed("The private key does not belong to the client's certificate.", null);
            }
        } catch (GeneralSecurityException e) {
            throw malformed("The private key does not belong to the client's certificate.", e);
        }
    }

    private static boolean fits(PublicKey open, PrivateKey secret) throws GeneralSecurityException {
        var signature = Signature.getInstance(
                switch (secret.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                });
        var probe = "Candela".getBytes(StandardCharsets.US_ASCII);
        signature.initSign(secret);
        signature.update(probe);
        var signed = signature.sign();
        signature.initVerify(open);
        signature.update(probe);
        return signature.verify(signed);
    }

    private static String bounded(String pem) {
        if (pem.length() > MOST) {
            throw malformed("Certificates and keys may be up to 100,000 characters long.", null);
        }
        return pem;
    }

    private static DataException malformed(String words, @Nullable Exception cause) {
        return new DataException(DataException.Reason.MALFORMED, words, cause);
    }
}
