package candela.engine.data;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test's own, whom nobody else trusts. */
public final class TestAuthority {

    /** Both as PEM. */
    public record Issued(String certificate, String key) {}

    private static final String TRUSTED = "javax.net.ssl.trustStore";

    private final X500Name name;
    private final KeyPair pair = pair();
    private final String certificate;

    public TestAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        certificate = sign(this.name, pair, List.of(), Instant.now().plus(Duration.ofDays(1)));
    }

    public String certificate() {
        return certificate;
    }

    /** A certificate for a host's name, which also does for a client. */
    public Issued issue(String host) {
        return issue(host, Instant.now().plus(Duration.ofDays(1)));
    }

    /** One certificate for several hosts. */
    Issued issue(List<String> hosts) {
        return issue(hosts, Instant.now().plus(Duration.ofDays(1)));
    }

    Issued issue(String host, Instant end) {
        return issue(List.of(host, "localhost"), end);
    }

    private Issued issue(List<String> hosts, Instant end) {
        var fresh = pair();
        return new Issued(sign(new X500Name("CN=" + hosts.getFirst()), fresh, hosts, end), key(fresh.getPrivate()));
    }

    /**
     * Until it is closed, this machine believes this authority and no other; for drivers that ask the machine alone.
     */
    public AutoCloseable believed(Path folder) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", Pem.certificates(certificate).getFirst());
        var file = folder.resolve(name + ".p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        System.setProperty(TRUSTED, file.toString());
        System.setProperty(TRUSTED + "Password", "changeit");
        return () -> {
            System.clearProperty(TRUSTED);
            System.clearProperty(TRUSTED + "Password");
        };
    }

    /** Lays what a server for {@code db.example} needs into its folder. */
    void equip(Path folder) throws IOException {
        var server = issue("db.example");
        Files.writeString(folder.resolve("ca.pem"), certificate);
        Files.writeString(folder.resolve("server.pem"), server.certificate());
        var key = Files.writeString(folder.resolve("server.key"), server.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private String sign(X500Name subject, KeyPair theirs, List<String> hosts, Instant end) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, new SecureRandom()),
                    Date.from(end.minus(Duration.ofDays(2))),
                    Date.from(end),
                    subject,
                    theirs.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(hosts.isEmpty()));
            if (!hosts.isEmpty()) {
                var names = new GeneralNames(hosts.stream()
                        .map(it -> new GeneralName(GeneralName.dNSName, it))
                        .toArray(GeneralName[]::new));
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            return pem(builder.build(signer));
        } catch (OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(PrivateKey key) {
        try {
            return pem(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(Object what) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
