package candela.engine.data;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells in words why an encrypted connection did not come about, each with the way out. */
final class Untrusted {

    private Untrusted() {}

    static String words(SSLException exception, Source.Server server) {
        var address = server.host() + ":" + server.port();
        for (Throwable it = exception; it != null; it = it.getCause()) {
            var message = String.valueOf(it.getMessage()).toLowerCase(Locale.ROOT);
            if (it instanceof CertificateExpiredException) {
                return "The certificate of " + address + " has expired. Have it renewed at the server.";
            }
            if (message.contains("path building failed") || message.contains("path does not chain")) {
                return "The certificate of " + address + " comes from no authority that is trusted here. Give the"
                        + " certificate of its authority (CA), as the server's administrator has it.";
            }
            if (it instanceof CertificateException && message.contains("nam")
                    || it instanceof SSLPeerUnverifiedException && message.contains("not verified")) {
                return otherName(server);
            }
            if (message.matches("(?s).*received fatal alert: .*(certificate|unknown_ca|handshake_failure).*")) {
                return certificateWords(server);
            }
        }
        return "The encrypted connection to %s failed (%s). Choose another TLS setting, or check the server's."
                .formatted(address, Cause.firstLine(String.valueOf(exception.getMessage())));
    }

    /** PostgreSQL's driver compares names itself, and only says so. */
    static boolean isOtherName(SQLException exception) {
        return String.valueOf(exception.getMessage()).contains("could not be verified by hostnameverifier");
    }

    static String otherName(Source.Server server) {
        return ("The server's certificate is for another host than “%s”. Connect by the name that stands in the"
                        + " certificate, or choose TLS “verify the authority”.")
                .formatted(server.host());
    }

    /** A server that dislikes the client's certificate may hang up before it can say so. */
    static boolean wantsCertificate(SQLException exception, Tls tls) {
        return String.valueOf(exception.getMessage()).contains("requires a valid client certificate")
                || !tls.certificate().isEmpty() && hungUp(exception);
    }

    private static boolean hungUp(SQLException exception) {
        for (Throwable it = exception; it != null; it = it.getCause()) {
            if (it instanceof SocketException || it instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    static String certificateWords(Source.Server server) {
        return server.tls().certificate().isEmpty()
                ? "The server wants a client's certificate. Give one with its private key."
                : "The server does not accept the client's certificate. Check that its authority is known there, and"
                        + " that it has not expired.";
    }

    static boolean offersNoTls(SQLException exception) {
        var message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("does not support ssl") || message.contains("ssl not enabled in the server");
    }

    static String noTlsWords(String address) {
        return "The server at " + address + " offers no TLS. Switch it on there, or set TLS to “prefer”.";
    }
}
