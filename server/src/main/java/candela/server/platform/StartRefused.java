package candela.server.platform;

/** The server cannot start; the message is the one line that the person at the console gets. */
public class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }
}
