package candela.engine.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;

/** The small pool of connections that every kind of server gets. */
final class ServerPool {

    private ServerPool() {}

    /** A pool that connects when first asked, so that opening a source never waits for its server. */
    static HikariDataSource lazily(HikariConfig config, Access access) {
        config.setMaximumPoolSize(access.pool().most());
        config.setMinimumIdle(0);
        config.setIdleTimeout(access.pool().idle().toMillis());
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(20));
        config.setConnectionTimeout(access.connectTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }
}
