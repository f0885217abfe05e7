package candela.server.model.gateway;

import java.io.IOException;

/** Nobody listens to an answer any more: what came until then is metered, and the provider is told to stop. */
final class ClientGone extends RuntimeException {

    ClientGone(IOException cause) {
        super(cause);
    }
}
