package candela.engine.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** What is peculiar to a kind of server whose driver does not come with Candela. */
interface Idiom {

    /** The driver's address, made of what was checked; nobody gives one. */
    String url();

    /** All that the driver is told beside it; nobody gives any. */
    Properties properties() throws IOException;

    /** Whether statements run in a transaction that is never committed. */
    default boolean inTransactions() {
        return true;
    }

    /** Prepares a connection that was just opened; empty for nothing to do. */
    default String initially() {
        return "";
    }

    /** Bounds the next transaction, makes it one that only reads where that is possible, and a wait for nothing end. */
    default void limit(Connection connection, Limits limits) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, (int) Math.min(Integer.MAX_VALUE, limits.time().toMillis() + 10_000));
    }

    /** Whole seconds and one more: our own clock is to be the first. */
    default void limit(Statement statement, Limits limits) throws SQLException {
        statement.setQueryTimeout((int) Math.max(1, limits.time().toSeconds() + 1));
    }

    default String writeRights() {
        return "";
    }

    static Idiom of(Way way, Access access) {
        return switch (way.server().kind()) {
            case SQLSERVER -> new SqlServerIdiom(way, access);
            case ORACLE -> new OracleIdiom(way, access);
            case CLICKHOUSE -> new ClickHouseIdiom(way, access);
            case TRINO -> new TrinoIdiom(way);
            case SNOWFLAKE -> new SnowflakeIdiom(way, access);
            case POSTGRESQL, MYSQL, MARIADB, BIGQUERY ->
                throw new IllegalArgumentException("It has a connector of its own: " + way.server());
        };
    }
}
