package candela.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Opens the database: migrated before the first connection of the server's role is made. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 16;
    private static final int JOB_CONNECTIONS = 4;
    private static final int METERING_CONNECTIONS = 3;
    private static final Duration METERING_PATIENCE = Duration.ofSeconds(2);

    @Bean(destroyMethod = "close")
    Postgres postgres(Settings settings) {
        var postgres = Postgres.open(settings);
        postgres.migrate();
        return postgres;
    }

    @Bean
    @Primary
    HikariDataSource dataSource(Postgres postgres) {
        return postgres.pool("candela", CONNECTIONS, null);
    }

    /** The scheduler's own connections: it works for nobody, so each of them is the system's. */
    @Bean(defaultCandidate = false)
    DataSource jobDataSource(Postgres postgres) {
        return postgres.pool("candela-jobs", JOB_CONNECTIONS, "SET app.system = 'on'");
    }

    /**
     * What counts what models are used for: apart from people's work, so that neither waits for the other, and
     * impatient, so that a slow database ends a call with words instead of holding it.
     */
    @Bean(defaultCandidate = false)
    DataSource meteringDataSource(Postgres postgres) {
        var pool = postgres.pool(
                "candela-metering",
                METERING_CONNECTIONS,
                "SET app.system = 'on'; SET statement_timeout = " + METERING_PATIENCE.toMillis());
        pool.setConnectionTimeout(METERING_PATIENCE.toMillis());
        return pool;
    }
}
