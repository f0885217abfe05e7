package candela.server.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection as the owner of the tables: checks, roles and migrations at the start, then never again. */
final class OwnerSession implements AutoCloseable {

    private static final int LEAST_VERSION = 150000;

    private final SingleConnectionDataSource connection;
    private final JdbcClient sql;
    private final String user;
    private final String url;
    private final String password;

    private OwnerSession(SingleConnectionDataSource connection, String url, String user, String password) {
        this.connection = connection;
        this.sql = JdbcClient.create(connection);
        this.url = url;
        this.user = user;
        this.password = password;
    }

    static OwnerSession open(String url, String user, String password) {
        return new OwnerSession(
                new SingleConnectionDataSource(connect(url, user, password), true), url, user, password);
    }

    /** Makes the database and its owner where they are missing. */
    static void createDatabase(
            String url, String superuser, String superPassword, String database, String owner, String password) {
        try (var session = open(url, superuser, superPassword)) {
            if (!session.exists("SELECT 1 FROM pg_roles WHERE rolname = ?", owner)) {
                session.run("CREATE ROLE " + owner + " LOGIN CREATEROLE PASSWORD '" + password + "'");
            }
            if (!session.exists("SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                session.run("CREATE DATABASE " + database + " OWNER " + owner);
            }
        }
    }

    String database() {
        return sql.sql("SELECT current_database()").query(String.class).single();
    }

    void checkVersion() {
        var version = sql.sql("SELECT current_setting('server_version_num')::int")
                .query(Integer.class)
                .single();
        if (version < LEAST_VERSION) {
            throw new StartRefused("The database is PostgreSQL " + version / 10000 + "; Candela needs 15 or newer");
        }
    }

    /** Refuses a database that belongs to something else, or to a newer Candela. */
    void checkHistory() {
        var ours = exists(
                "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'flyway_schema_history'", "platform");
        if (!ours
                && exists(
                        "SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tableowner <> ? OR schemaname = 'public'",
                        "")) {
            throw new StartRefused("The database " + database()
                    + " holds tables of something else: give Candela an empty one with CANDELA_DATABASE_URL");
        }
        if (!ours) {
            return;
        }
        var known = known();
        var newer = sql
                .sql("SELECT version FROM platform.flyway_schema_history WHERE success AND version IS NOT NULL")
                .query(String.class)
                .stream()
                .filter(it -> !known.contains(it))
                .findFirst();
        if (newer.isPresent()) {
            throw new StartRefused("The database was made by a newer Candela (schema " + newer.get()
                    + "): start that version, or restore a backup of this one");
        }
    }

    /** Makes the server's role: it owns nothing and cannot bypass row-level security. */
    void letIn(String role, String rolePassword) {
        var quoted = "\"" + role.replace("\"", "\"\"") + "\"";
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            create(quoted, rolePassword);
        } else if (!admits(role, rolePassword)) {
            run("ALTER ROLE " + quoted + " PASSWORD '" + rolePassword + "'");
        }
        if (exists("SELECT 1 FROM pg_roles WHERE rolname = ? AND (rolsuper OR rolbypassrls OR rolcreaterole)", role)) {
            throw new StartRefused(
                    "The role " + role
                            + " has rights that could bypass row-level security: take SUPERUSER, BYPASSRLS and CREATEROLE from it");
        }
    }

    void migrate(String role) {
        flyway(role).migrate();
    }

    @Override
    public void close() {
        connection.destroy();
    }

    private void create(String quoted, String rolePassword) {
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ? AND (rolcreaterole OR rolsuper)", user)) {
            throw new StartRefused("The database user " + user + " may not make the server's role: run \"ALTER ROLE "
                    + user + " CREATEROLE\" as an administrator of the database");
        }
        run("CREATE ROLE " + quoted + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '" + rolePassword
                + "'");
    }

    private boolean admits(String role, String rolePassword) {
        try (var probe = DriverManager.getConnection(url, role, rolePassword)) {
            return probe.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private Set<String> known() {
        return Stream.of(flyway("unused").info().all())
                .filter(it -> !it.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion)
                .filter(it -> it != null)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private Flyway flyway(String role) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .schemas("platform")
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", "\"" + role + "\""))
                .load();
    }

    private boolean exists(String query, String parameter) {
        return sql.sql(query).param(parameter).query().listOfRows().size() > 0;
    }

    private void run(String statement) {
        sql.sql(statement).update();
    }

    private static Connection connect(String url, String user, String password) {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new StartRefused("The database cannot be reached with CANDELA_DATABASE_URL, _USER and _PASSWORD: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
