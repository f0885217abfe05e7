package candela.server.model.gateway;

import candela.engine.ai.wire.ServerEvent;
import java.io.IOException;

/** Takes the events of an answer that is streamed. What it throws means that nobody listens any more. */
@FunctionalInterface
public interface Listener {

    void event(ServerEvent event) throws IOException;
}
