package candela.server.model.guard;

import java.time.Duration;
import java.util.UUID;

/**
 * Asks a model of the type guard what it says of a text; given by the gateway, so that the call is counted as any
 * other.
 */
@FunctionalInterface
public interface GuardModel {

    /**
     * Its answer, word for word.
     *
     * @throws Exception when it is down, refuses or takes longer
     */
    String answer(UUID model, String text, Duration timeout) throws Exception;
}
