package candela.server.testing;

import candela.server.platform.Actor;
import candela.server.platform.Authenticator;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.test.context.TestComponent;

/** tmp. */
@TestComponent
public class TemporaryAuth implements Authenticator {
    @Override
    public Actor authenticate(HttpServletRequest request) {
        return Actor.system();
    }
}
