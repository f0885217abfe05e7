package candela.engine.feed;

import candela.engine.data.DataException;
import java.time.Duration;

/** Who follows the work, and may end it. */
public interface Watch {

    /** So many rows of a table have come; told with every page. */
    void told(String table, long rows, boolean done);

    /** Waits so long, or until the work shall stop; true when it shall. */
    boolean stopsWithin(Duration wait);

    /** How often to try what may pass by itself. */
    default int attempts() {
        return 5;
    }

    /** @throws DataException CANCELLED when the work shall stop */
    default void goOn() {
        pause(Duration.ZERO);
    }

    /** @throws DataException CANCELLED when the work shall stop */
    default void pause(Duration wait) {
        if (stopsWithin(wait)) {
            throw new DataException(
                    DataException.Reason.CANCELLED,
                    "The sync was stopped on request; what was there before is unchanged.");
        }
    }
}
