package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.ServerTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class RowLevelSecurityTest {

    private final JdbcClient database;

    RowLevelSecurityTest(JdbcClient database) {
        this.database = database;
    }

    @Test
    void theServerWorksAsARoleThatOwnsNothingAndCannotBypassPolicies() {
        assertThat(strings("""
                        SELECT rolname FROM pg_roles
                        WHERE rolname = current_user AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                        """)).containsExactly("candela_app");
        assertThat(strings("SELECT schemaname || '.' || tablename FROM pg_tables WHERE tableowner = current_user"))
                .isEmpty();
    }

    @Test
    void everyTableForcesAPolicy() {
        assertThat(strings("""
                        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                          AND c.relname <> 'flyway_schema_history'
                          AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                                   AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))
                        """)).isEmpty();
    }

    private List<@Nullable String> strings(String query) {
        return database.sql(query).query(String.class).list();
    }
}
