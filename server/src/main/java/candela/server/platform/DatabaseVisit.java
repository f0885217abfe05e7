package candela.server.platform;

import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a command look into the database as the system, whether the server is running or not. */
public final class DatabaseVisit {

    private DatabaseVisit() {}

    public static <T> T with(Map<String, String> environment, Function<JdbcClient, T> look) {
        // The console of a command is for its result.
        LoggingSystem.get(DatabaseVisit.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try (var postgres = Postgres.visit(Start.settings(Start.properties(environment)));
                var connections = postgres.pool("candela-visit", 1, "SET app.system = 'on'")) {
            return look.apply(JdbcClient.create(connections));
        }
    }
}
