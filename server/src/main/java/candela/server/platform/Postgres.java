package candela.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that holds Candela's own tables, embedded or external, and the two ways into it: the owner, who
 * migrates, and the role that the server works as, which owns nothing and is bound by row-level security.
 */
final class Postgres implements AutoCloseable {

    private static final String DATABASE = "candela";
    private static final String OWNER = "candela_owner";

    private final String url;
    private final String owner;
    private final String ownerPassword;
    private final @Nullable EmbeddedPostgres embedded;

    private Postgres(String url, String owner, String ownerPassword, @Nullable EmbeddedPostgres embedded) {
        this.url = url;
        this.owner = owner;
        this.ownerPassword = ownerPassword;
        this.embedded = embedded;
    }

    static Postgres open(Settings settings) {
        return open(settings, EmbeddedPostgres::start);
    }

    /** For a tool beside a server that may be running: what it uses is neither migrated nor stopped. */
    static Postgres visit(Settings settings) {
        return open(settings, EmbeddedPostgres::visit);
    }

    private static Postgres open(Settings settings, Function<Path, EmbeddedPostgres> way) {
        var external = settings.database();
        if (external.url() == null) {
            return embedded(way.apply(settings.data("postgres")));
        }
        if (external.user() == null || external.password() == null) {
            throw new StartRefused("CANDELA_DATABASE_URL needs CANDELA_DATABASE_USER and CANDELA_DATABASE_PASSWORD");
        }
        return new Postgres(jdbc(external.url()), external.user(), external.password(), null);
    }

    private static Postgres embedded(EmbeddedPostgres embedded) {
        var server = "jdbc:postgresql://127.0.0.1:" + embedded.port() + "/";
        var password = Secrets.derive(embedded.password(), OWNER);
        OwnerSession.createDatabase(
                server + "postgres", EmbeddedPostgres.SUPERUSER, embedded.password(), DATABASE, OWNER, password);
        return new Postgres(server + DATABASE, OWNER, password, embedded);
    }

    /** Brings the tables to this version's shape, as their owner, and lets the server's role in. */
    void migrate() {
        try (var session = OwnerSession.open(url, owner, ownerPassword)) {
            session.checkVersion();
            session.checkHistory();
            session.letIn(role(session.database()), rolePassword(session.database()));
            session.migrate(role(session.database()));
        }
    }

    /** Connections as the server's own role. */
    HikariDataSource pool(String name, int size, @Nullable String initSql) {
        var database = url.replaceFirst("\\?.*", "")
                .substring(url.replaceFirst("\\?.*", "").lastIndexOf('/') + 1);
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(role(database));
        config.setPassword(rolePassword(database));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(initSql);
        config.addDataSourceProperty("ApplicationName", name);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.stop();
        }
    }

    /** A role belongs to the whole PostgreSQL server, so its name holds the database's. */
    private static String role(String database) {
        return database + "_app";
    }

    private String rolePassword(String database) {
        return Secrets.derive(ownerPassword, role(database));
    }

    private static String jdbc(String url) {
        return url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
    }
}
