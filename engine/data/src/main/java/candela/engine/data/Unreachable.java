package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells in words why a source cannot be opened, each with the way out. */
final class Unreachable {

    private Unreachable() {}

    static DataException of(SQLException exception, Source source) {
        if (root(exception) instanceof Told told) {
            return told.asDataException();
        }
        return switch (source) {
            case Source.Server server -> server(exception, server);
            case Source.DuckDbFile file -> file(exception, file.path(), "DuckDB");
            case Source.SqliteFile file -> file(exception, file.path(), "SQLite");
        };
    }

    private static DataException file(SQLException exception, Path path, String kind) {
        var name = String.valueOf(path.getFileName());
        var message = String.valueOf(exception.getMessage());
        if (!Files.exists(path)) {
            return told(Reason.UNKNOWN_DATABASE, "There is no file “" + name + "”. Check its path.", exception);
        }
        if (!Files.isReadable(path)) {
            return told(Reason.DENIED, "The file “" + name + "” may not be read. Change its permissions.", exception);
        }
        if (message.contains("lock")) {
            return told(
                    Reason.UNREACHABLE,
                    "Another program has “" + name + "” open for writing. Close it there, or use a copy.",
                    exception);
        }
        return told(
                Reason.MALFORMED,
                "“%s” is not a %s database, or it is damaged (%s). Save it again with the program that made it."
                        .formatted(name, kind, Cause.firstLine(message)),
                exception);
    }

    private static DataException server(SQLException exception, Source.Server server) {
        var address = server.host() + ":" + server.port();
        var network = network(exception, server, address);
        if (network != null) {
            return network;
        }
        var root = root(exception);
        var code = root.getErrorCode();
        if (Untrusted.wantsCertificate(root, server.tls())) {
            return told(Reason.DENIED, Untrusted.certificateWords(server), exception);
        }
        if (Untrusted.isOtherName(root)) {
            return told(Reason.UNREACHABLE, Untrusted.otherName(server), exception);
        }
        if (Untrusted.offersNoTls(root)) {
            return told(Reason.DENIED, Untrusted.noTlsWords(address), exception);
        }
        if (!server.person().isEmpty() && String.valueOf(root.getSQLState()).matches("22023|42501")) {
            return told(Reason.DENIED, personWords(server), exception);
        }
        return switch (String.valueOf(root.getSQLState())) {
            case "28P01", "28000" ->
                tlsRequired(root)
                        ? told(Reason.DENIED, tlsWords(), exception)
                        : told(Reason.AUTHENTICATION, passwordWords(server), exception);
            case "3D000" -> told(Reason.UNKNOWN_DATABASE, databaseWords(server), exception);
            case "53300" -> told(Reason.UNREACHABLE, busyWords(address), exception);
            default -> byCode(exception, code, server, address);
        };
    }

    private static DataException byCode(SQLException exception, int code, Source.Server server, String address) {
        return switch (code) {
            case 1045, 1698, 1862, 390100, 390144 -> told(Reason.AUTHENTICATION, passwordWords(server), exception);
            case 1049 -> told(Reason.UNKNOWN_DATABASE, databaseWords(server), exception);
            case 1044 ->
                told(
                        Reason.DENIED,
                        "The user “%s” may not use the database “%s”. Ask its administrator to GRANT SELECT on it."
                                .formatted(server.username(), server.database()),
                        exception);
            case 1040, 1203 -> told(Reason.UNREACHABLE, busyWords(address), exception);
            case 3159, 4031 -> told(Reason.DENIED, tlsWords(), exception);
            default ->
                told(
                        Reason.UNREACHABLE,
                        "The server at %s did not let us in: %s."
                                .formatted(
                                        address,
                                        Cause.firstLine(
                                                String.valueOf(root(exception).getMessage()))),
                        exception);
        };
    }

    private static @Nullable DataException network(SQLException exception, Source.Server server, String address) {
        for (Throwable it = exception; it != null; it = it.getCause()) {
            var words = switch (it) {
                case OpenTunnel.TunnelException e -> e.getMessage();
                case ProxyAsking.ProxyException e -> e.getMessage();
                case UnknownHostException e ->
                    "There is no host “" + server.host() + "”. Check the name, or use its IP address.";
                case NoRouteToHostException e -> "No way leads to " + address + ". Check the network and firewall.";
                case ConnectException e ->
                    "Nothing answers at " + address + ". Check the port, and that the server runs and listens there.";
                case SocketTimeoutException e ->
                    "No answer from " + address + " in time. Check the address and the firewall between.";
                case SSLException e -> Untrusted.words(e, server);
                default -> null;
            };
            if (words != null) {
                return told(Reason.UNREACHABLE, words, exception);
            }
        }
        return null;
    }

    /** The pool wraps the driver's exception in its own, without a state. */
    private static SQLException root(SQLException exception) {
        return exception.getCause() instanceof SQLException inner ? root(inner) : exception;
    }

    private static boolean tlsRequired(SQLException exception) {
        var message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no encryption") || message.contains("ssl off");
    }

    private static String tlsWords() {
        return "The server only talks over TLS. Set TLS to “require” or “verify”.";
    }

    private static String passwordWords(Source.Server server) {
        return "The server knows no user “%s” with this %s, or does not let them in from here. Check both, and what the server allows."
                        .formatted(server.username(), server.session().key().isEmpty() ? "password" : "key")
                + (server.kind() == ServerKind.POSTGRESQL
                                || server.kind().isCloud()
                                || !server.tls().certificate().isEmpty()
                        ? ""
                        : " It may also want a client's certificate.");
    }

    private static String personWords(Source.Server server) {
        return "The database lets the user “%s” not work in the name of “%s”. Ask its administrator to make this role, and to GRANT it to that user."
                .formatted(server.username(), server.person());
    }

    private static String databaseWords(Source.Server server) {
        return "The server has no database “%s”. Check the name; upper and lower case may matter."
                .formatted(server.database());
    }

    private static String busyWords(String address) {
        return "The server at " + address + " has no free connection. Try again later, or raise its limit.";
    }

    private static DataException told(Reason reason, String words, SQLException cause) {
        return new DataException(reason, words, cause);
    }
}
