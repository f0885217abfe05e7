package candela.engine.data;

import java.security.GeneralSecurityException;
import org.postgresql.ssl.WrappedFactory;

/** TLS for PostgreSQL's driver by the source's own {@link Way}. */
public final class PostgresTls extends WrappedFactory {

    public PostgresTls(String handle) throws GeneralSecurityException {
        factory = Way.of(handle).credentials().context().getSocketFactory();
    }
}
