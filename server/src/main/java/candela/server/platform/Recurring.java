package candela.server.platform;

import java.time.Duration;

/** Work that comes again and again; one node does it each time. */
public interface Recurring {

    /** A stable name, e.g. {@code iam.cleanup}. */
    String name();

    /** How long after one time the next begins. */
    Duration every();

    void run();
}
