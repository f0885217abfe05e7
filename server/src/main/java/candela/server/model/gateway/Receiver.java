package candela.server.model.gateway;

import candela.server.model.limit.Reservation;
import java.io.IOException;
import java.util.List;

/** Takes a call's answer as it comes. What it throws means that nobody listens any more. */
public interface Receiver extends Listener {

    /**
     * What is known before the first byte of an answer.
     *
     * @param model what answers
     * @param type the media type of what comes
     * @param overheadNanos what the gateway itself took until now
     * @param limits how the limits stand that the call came under
     */
    record Head(String model, String type, long overheadNanos, List<Reservation.Standing> limits) {}

    /** Comes once, before all else; nothing of another model comes afterwards. */
    void begin(Head head) throws IOException;

    /** The whole of an answer that is not. */
    void whole(byte[] body) throws IOException;
}
