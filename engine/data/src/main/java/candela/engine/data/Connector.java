package candela.engine.data;

import candela.engine.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How one kind of database is reached and bounded: read-only, by driver properties that only this code sets. */
sealed interface Connector extends AutoCloseable
        permits DuckDbConnector,
                SqliteConnector,
                PostgresConnector,
                MariaDbConnector,
                BigQueryConnector,
                LoadedConnector {

    Dialect dialect();

    /** A connection for one statement; the caller closes it. */
    Connection connect() throws SQLException;

    /** Whether the database is native code of this process, which holds the thread that runs it. */
    default boolean isNative() {
        return false;
    }

    /** A connection past any pool: pools try again and again where a plain connection says at once what is wrong. */
    default Connection direct() throws SQLException {
        return connect();
    }

    /** Bounds the next statement of the connection in the database itself, where the database can. */
    void limit(Connection connection, Limits limits) throws SQLException;

    /** The same for one statement, where the driver can tell the database. */
    default void limit(Statement statement, Limits limits) throws SQLException {}

    /** Why there is no connection, where the driver could not know. */
    default SQLException explained(SQLException error) {
        return error;
    }

    /** A query that answers whether the user may change something here; empty where only files lie. */
    default String writeRights() {
        return "";
    }

    /** Whether the user may change something here, as far as the database tells it. */
    default boolean mayWrite(Connection connection) throws SQLException {
        var question = writeRights();
        if (question.isEmpty()) {
            return false;
        }
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** How the database is asked for what it holds. */
    default CatalogSql catalog() throws SQLException {
        return CatalogSql.of(dialect());
    }

    /** What a look at one column may cost by the database's own count; infinite where looking costs nothing. */
    default double costOfLooking() {
        return Double.POSITIVE_INFINITY;
    }

    /** What to put before a statement to be told its plan as JSON; empty where the database estimates no cost. */
    default String planning() {
        return "";
    }

    /**
     * A statement whose rows cannot be too wide for this process, where neither the server nor the driver sees to it.
     */
    default Binding bounded(Connection connection, Binding binding) throws SQLException {
        return binding;
    }

    /** The error that a statement really had, where the driver hides it behind another. */
    default SQLException unveiled(SQLException error, Binding binding, Limits limits) {
        return error;
    }

    @Override
    void close();

    static Connector of(Source source, Access access) {
        return switch (source) {
            case Source.DuckDbFile file -> new DuckDbConnector(file.path(), access);
            case Source.SqliteFile file -> new SqliteConnector(file.path(), access);
            case Source.Server server -> of(server, access);
        };
    }

    private static Connector of(Source.Server server, Access access) {
        return switch (server.kind()) {
            case POSTGRESQL -> new PostgresConnector(server, access);
            case MYSQL, MARIADB -> new MariaDbConnector(server, access);
            case BIGQUERY -> new BigQueryConnector(server, access);
            case SQLSERVER, ORACLE, CLICKHOUSE, TRINO, SNOWFLAKE -> new LoadedConnector(server, access);
        };
    }
}
