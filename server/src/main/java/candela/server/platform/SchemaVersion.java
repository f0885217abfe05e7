package candela.server.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which shape the tables have: the newest migration that ran. */
@Component
public class SchemaVersion {

    private final JdbcClient database;

    SchemaVersion(JdbcClient database) {
        this.database = database;
    }

    public String current() {
        return database.sql("""
                        SELECT version FROM platform.flyway_schema_history
                        WHERE success AND version IS NOT NULL
                        ORDER BY installed_rank DESC LIMIT 1
                        """).query(String.class).single();
    }
}
