package candela.server.datasource;

import candela.engine.data.ServerKind;
import candela.engine.sql.Dialect;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One place where people's data lies, and who may see it. Immutable: a change is a new DataSource.
 *
 * @param secret the password, encrypted for this row and team; null where there is none
 * @param uploads the files it was made of; none unless its kind is FILES
 * @param disclosure what of it a language model may be told
 * @param extent how much was found at the last look
 */
@Table(schema = "datasource", name = "data_source")
public record DataSource(
        @Id DataSourceId id,
        UserId owner,
        TeamId team,
        Visibility visibility,
        String name,
        Kind kind,
        Connection connection,
        byte @Nullable [] secret,
        Uploads uploads,
        Status status,
        Disclosure disclosure,
        Extent extent,
        Instant createdAt,
        @Version int version) {

    public record DataSourceId(UUID value) implements TypedId {}

    /** What kind of place it is. */
    public enum Kind {
        POSTGRESQL(ServerKind.POSTGRESQL),
        MYSQL(ServerKind.MYSQL),
        MARIADB(ServerKind.MARIADB),
        SQLSERVER(ServerKind.SQLSERVER),
        ORACLE(ServerKind.ORACLE),
        CLICKHOUSE(ServerKind.CLICKHOUSE),
        TRINO(ServerKind.TRINO),
        SNOWFLAKE(ServerKind.SNOWFLAKE),
        BIGQUERY(ServerKind.BIGQUERY),
        SQLITE(Dialect.SQLITE),
        DUCKDB(Dialect.DUCKDB),
        FILES(Dialect.DUCKDB),
        ODATA(Dialect.DUCKDB),
        REST(Dialect.DUCKDB),
        S3(Dialect.DUCKDB),
        DEMO(Dialect.DUCKDB);

        private final Dialect dialect;

        private final @Nullable ServerKind server;

        Kind(Dialect dialect) {
            this.dialect = dialect;
            this.server = null;
        }

        Kind(ServerKind server) {
            this.dialect = server.dialect();
            this.server = server;
        }

        public Dialect dialect() {
            return dialect;
        }

        public boolean isServer() {
            return server != null;
        }

        /** What kind of server it is. */
        public ServerKind server() {
            return Objects.requireNonNull(server, "It is no server");
        }

        /** True where what is read is a copy that changes by an upload or a sync alone. */
        public boolean isCopy() {
            return this == FILES || this == DEMO || this == ODATA || this == REST || this == S3;
        }

        /** True for databases that say before a statement runs what they expect it to cost. */
        public boolean estimatesCost() {
            return this == POSTGRESQL || this == MYSQL || this == MARIADB || this == BIGQUERY;
        }

        /** True for a database file that lies somewhere on this machine. */
        public boolean isLocalFile() {
            return this == SQLITE || this == DUCKDB;
        }
    }

    /** True for a copy of what lies elsewhere, written anew by each sync. */
    boolean isFed() {
        return kind == Kind.ODATA || kind == Kind.REST || kind == Kind.S3;
    }

    public enum Status {
        ACTIVE,
        DISABLED
    }

    /**
     * How much was found when it was last looked at.
     *
     * @param hash of the structure; empty before the first look
     * @param rowCount of all tables together, as far as known; null when nothing is known
     */
    public record Extent(
            String hash,
            int tables,
            @Nullable Long rowCount,
            @Nullable Instant takenAt) implements JsonColumn {

        public static final Extent UNSEEN = new Extent("", 0, null, null);
    }

    /** Only its owner and administrators change a source, whoever else sees it. */
    public boolean isWritableBy(Actor actor) {
        return owner.equals(actor.user()) || actor.administrator();
    }

    /** Whether this actor works where the source belongs, and the actor's permissions count for it. */
    public boolean isAtHome(Actor actor) {
        return team.equals(actor.team()) || actor.administrator();
    }

    public DataSource withoutRowCount() {
        return withExtent(new Extent(extent.hash(), extent.tables(), null, extent.takenAt()));
    }

    public boolean isDemo() {
        return kind == Kind.DEMO;
    }

    public DataSource withName(String name) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }

    public DataSource withVisibility(Visibility visibility) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }

    public DataSource withStatus(Status status) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }

    public DataSource withDisclosure(Disclosure disclosure) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }

    public DataSource withConnection(Connection connection, byte @Nullable [] secret) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }

    public DataSource withUploads(Uploads uploads) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }

    public DataSource withExtent(Extent extent) {
        return new DataSource(
                id,
                owner,
                team,
                visibility,
                name,
                kind,
                connection,
                secret,
                uploads,
                status,
                disclosure,
                extent,
                createdAt,
                version);
    }
}
