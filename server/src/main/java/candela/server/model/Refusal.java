package candela.server.model;

import candela.engine.ai.wire.Failure;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.jspecify.annotations.Nullable;

/** Why a connection does not work, in words for who set it up: what is wrong, and what to do. */
final class Refusal extends Exception {

    private final transient Outcome outcome;

    private Refusal(String message, @Nullable String advice) {
        super(message);
        this.outcome = Outcome.bad(message, advice);
    }

    Outcome outcome() {
        return outcome;
    }

    /** The provider answered, and said no. */
    static Refusal of(Reach reach, int status, Failure failure) {
        var label = reach.provider().label();
        var said = label + " answered " + status + ": " + sentence(failure.message());
        return switch (failure.reason()) {
            case AUTHENTICATION -> new Refusal(said, key(reach));
            case NOT_FOUND -> new Refusal(said, "There is no API at " + reach.base() + ". " + usual(reach));
            case LIMITED ->
                new Refusal(
                        said,
                        "The key's limit or credit is used up. Wait, or look at your account with " + label + ".");
            case OVERLOADED, UPSTREAM -> new Refusal(said, "The trouble is theirs: try again in a while.");
            case INVALID -> new Refusal(said, usual(reach));
        };
    }

    /** Something answered that is no such API. */
    static Refusal notCompatible(Reach reach, Failure failure) {
        return new Refusal(sentence(failure.message()), usual(reach));
    }

    /** Keys go to no address that was not entered. */
    static Refusal sentOn(Reach reach, @Nullable String location) {
        return new Refusal(
                reach.base() + " sends on to " + (location == null ? "another address" : location) + ".",
                "Enter the address that it sends on to, if you trust it with the key.");
    }

    /** Nobody answered. */
    static Refusal of(Reach reach, IOException failure, Duration waited) {
        var place = place(reach.base());
        return switch (failure) {
            case SSLException tls -> tls(place, tls);
            case ConnectTimeoutException _ -> silent(place, waited);
            case SocketTimeoutException _ -> silent(place, waited);
            case HttpHostConnectException _ ->
                new Refusal(
                        "Nothing listens at " + place + ".",
                        "Is the server started, and is the port right? An address on this machine begins with http://localhost: or its name in your network.");
            default ->
                new Refusal(
                        "The connection to " + place + " broke off: " + sentence(String.valueOf(failure.getMessage())),
                        "Try again; if it stays so, check the address.");
        };
    }

    private static Refusal tls(String place, SSLException tls) {
        return new Refusal(
                "No secure connection to " + place + ": " + sentence(String.valueOf(tls.getMessage())),
                "A server without TLS is reached by http://; one whose certificate only you know needs its authority in Java's trust store.");
    }

    private static Refusal silent(String place, Duration waited) {
        return new Refusal(
                place + " did not answer within " + Math.max(1, waited.toSeconds()) + " s.",
                "Check the address and the firewall; a model that is being loaded may need longer: try again.");
    }

    private static String key(Reach reach) {
        var where = reach.provider().keyAt();
        return (reach.secret() == null ? "It wants an API key: enter one" : "Enter the API key again")
                + (where.isEmpty() ? "." : "; keys are made at " + where + ".");
    }

    private static String usual(Reach reach) {
        var base = reach.provider().baseUrl();
        return base.isEmpty()
                ? "The base URL is the part before /chat/completions and often ends in /v1."
                : "The usual base URL is " + base + ".";
    }

    private static String place(URI base) {
        return base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
