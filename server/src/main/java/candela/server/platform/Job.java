package candela.server.platform;

import java.util.UUID;

/** A kind of work that outlives the request that asked for it; what it works on is a row with that id. */
public interface Job {

    /** A stable name, e.g. {@code query.answer}. */
    String name();

    /** Does the work for one row. Called again on some node when the one that worked died, the first two times. */
    void run(UUID row);

    /** Ends the row's work after a failure that nobody foresaw; the log knows more under that number. */
    void failed(UUID row, UUID incident);
}
