package candela.engine.data;

import candela.engine.sql.Dialect;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * BigQuery over HTTPS, by a small driver of our own, which only reads: none of Google's can be fetched as those of
 * other kinds are. What each class answers to is what {@link Database} and what it uses ask of a driver; see
 * {@link FewCalls}. There is no pool, because there are no sessions.
 */
final class BigQueryConnector implements Connector {

    /** What one look at rows may read, in MiB: what takes more is known by its name and type alone. */
    private static final double LOOKING = 1024;

    /** Of so many datasets it is asked whether the account may change something. */
    private static final int MOST_ASKED = 10;

    private final Way way;
    private final BigQueryService service;

    BigQueryConnector(Source.Server server, Access access) {
        var account = ServiceAccount.of(server.session().key());
        way = Way.open(server, access);
        try {
            service = new BigQueryService(way, account, access.connectTimeout());
        } catch (IOException e) {
            way.close();
            throw new DataException(DataException.Reason.UNREACHABLE, "No local port is free for the way there.", e);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.BIGQUERY;
    }

    @Override
    public Connection connect() throws SQLException {
        service.login();
        return FewCalls.as(Connection.class, new BigQueryConnection(service, LOOKING));
    }

    @Override
    public Connection direct() throws SQLException {
        service.requireDataset();
        return connect();
    }

    @Override
    public CatalogSql catalog() throws SQLException {
        return new BigQueryCatalog(
                        service.datasets(), service.server().session().dataset().isEmpty())
                .sql();
    }

    /** BigQuery expects a statement to cost what it reads, and refuses it for nothing where that is more. */
    @Override
    public void limit(Connection connection, Limits limits) throws SQLException {
        connection.unwrap(BigQueryConnection.class).bound(limits);
    }

    /** Asked of one table of each dataset: who may change all of a dataset, or of the project, may change that one. */
    @Override
    public boolean mayWrite(Connection connection) throws SQLException {
        for (var dataset : service.datasets().stream().limit(MOST_ASKED).toList()) {
            if (service.mayChange(dataset)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double costOfLooking() {
        return LOOKING;
    }

    /** Why no way leads there the door knows in words; the client of HTTP only hears that there is none. */
    @Override
    public SQLException explained(SQLException error) {
        var explained = error instanceof Told ? error : way.explained(error);
        var cause = explained.getCause();
        return explained != error && cause != null && cause.getClass() == IOException.class
                ? new Told(DataException.Reason.UNREACHABLE, "No way leads to Google from here: " + cause.getMessage())
                : explained;
    }

    @Override
    public void close() {
        service.close();
        way.close();
    }
}
