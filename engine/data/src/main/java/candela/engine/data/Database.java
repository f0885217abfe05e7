package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One source of people's data, opened read-only. Thread-safe; holds few connections and opens them when needed. Every
 * method throws {@link DataException} with words for the person who asked.
 */
public final class Database implements AutoCloseable {

    private final Source source;
    private final Access access;
    private final Connector connector;
    private final Semaphore seats;
    private volatile @Nullable Schema seen;

    private Database(Source source, Access access) {
        this.source = source;
        this.access = access;
        this.connector = Connector.of(source, access);
        this.seats = new Semaphore(access.pool().most(), true);
    }

    /** Opens a source; whether it can be reached shows at the first use. */
    public static Database open(Source source, Access access) {
        return new Database(source, access);
    }

    public Dialect dialect() {
        return connector.dialect();
    }

    /** How long a trivial question takes, the connection included. */
    public Duration ping() {
        var start = System.nanoTime();
        try (var connection = connector.direct();
                var statement = connection.createStatement()) {
            statement.execute("SELECT " + probe());
        } catch (SQLException e) {
            throw Unreachable.of(connector.explained(e), source);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** SQLite reads its file only when asked for something in it; Oracle wants something to select from. */
    private String probe() {
        return switch (dialect()) {
            case SQLITE -> "count(*) FROM sqlite_master";
            case ORACLE -> "1 FROM dual";
            default -> "1";
        };
    }

    /** Whether its user could change something there, were it not for Candela: a user who may only read is safer. */
    public boolean mayWrite() {
        return withConnection(connection -> {
            try {
                return connector.mayWrite(connection);
            } catch (SQLException e) {
                throw Failure.of(e, "", null);
            }
        });
    }

    /** What the database holds, as far as its user may see it and the budget allows to look. */
    public Schema inspect(Inspection budget) {
        var schema = withConnection(connection -> {
            try {
                return new Inspector(connection, connector.catalog(), dialect(), budget).inspect();
            } catch (SQLException e) {
                throw Failure.of(e, "", null);
            }
        });
        seen = schema;
        return schema;
    }

    /**
     * The distinct values of a column as text, most frequent first, without null.
     *
     * @param table its name as in the schema; a table outside the default namespace also as {@code namespace.table}
     */
    public List<String> distinctValues(String table, String column, int most) {
        return List.copyOf(valueCounts(table, column, most).keySet());
    }

    /** The same with the number of rows that hold each value. */
    public Map<String, Long> valueCounts(String table, String column, int most) {
        return counted(new Names(dialect()).table(seen, table), column, most);
    }

    /** The same of a table of a schema that somebody else may have looked at. */
    public Map<String, Long> valueCounts(Schema.Table table, String column, int most) {
        return counted(new Names(dialect()).table(table), column, most);
    }

    /** @param written as SQL */
    private Map<String, Long> counted(String written, String column, int most) {
        var sql = new Names(dialect()).frequent(written, column, most);
        return withConnection(connection -> {
            try {
                connector.limit(
                        connection,
                        new Limits(most, Limits.DEFAULT.time(), Limits.DEFAULT.bytes(), connector.costOfLooking()));
                return Looking.counts(connection, sql);
            } catch (SQLException e) {
                throw Failure.of(e, sql, seen);
            }
        });
    }

    /**
     * Runs a checked statement.
     *
     * @throws DataException TIMEOUT beyond the limit on time, CANCELLED when the execution was stopped, SQL with line
     *     and column when the database does not accept the statement
     */
    public Result run(Verdict.Allowed statement, Limits limits, Execution execution) {
        return run(statement, limits, execution, seen);
    }

    /**
     * The same for somebody who may not know everything that is here.
     *
     * @param known where better names come from when one is wrong
     */
    public Result run(Verdict.Allowed statement, Limits limits, Execution execution, @Nullable Schema known) {
        return reading(new Asked(statement, limits, Duration.ZERO, known), execution, run -> {
            var rows = new Rows(run.source(), dialect());
            var more = rows.readUntil(limits, execution);
            run.end(more, execution);
            return rows.result(more, run.took());
        });
    }

    /**
     * Sends the rows of a checked statement to where they are written, each as it comes: however many they are, few are
     * in memory. Where they cannot be written, the statement is stopped in the database.
     *
     * @param limits that on time holds until the first rows are there, that on memory does not matter here
     * @param whole the most time that all rows together may take from then on
     * @param known where better names come from when one is wrong
     * @return whether there was more than the limit on rows allowed
     */
    public boolean export(
            Verdict.Allowed statement,
            Limits limits,
            Duration whole,
            Execution execution,
            @Nullable Schema known,
            RowSink sink)
            throws IOException {
        try {
            return reading(new Asked(statement, limits, whole, known), execution, run -> {
                run.deadline().extend(whole);
                var more = run.send(new Cursor(run.source(), dialect()), limits.rows(), execution, sink);
                run.end(more, execution);
                return more;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <T> T reading(Asked asked, Execution execution, Run.Reading<T> reading) {
        if (asked.statement().dialect() != dialect()) {
            throw new IllegalArgumentException(
                    "Checked for " + asked.statement().dialect() + ", but the source speaks " + dialect());
        }
        return withConnection(connection -> {
            try {
                return read(connection, asked, execution, reading);
            } catch (SQLException e) {
                execution.refuseStopped();
                throw timedOutAtServer(e) ? Execution.tookTooLong(asked.limits().time()) : failed(e, asked);
            }
        });
    }

    private DataException failed(SQLException error, Asked asked) {
        var statement = asked.statement();
        return statement.policies().isEmpty()
                ? Failure.of(error, statement.sql(), asked.known())
                : Failure.veiled(error, asked.known());
    }

    private <T> T read(Connection connection, Asked asked, Execution execution, Run.Reading<T> reading)
            throws SQLException {
        var start = System.nanoTime();
        connector.limit(connection, asked.atServer());
        var binding = connector.bounded(connection, new Binding(asked.statement()));
        try (var statement = binding.on(connection)) {
            connector.limit(statement, asked.atServer());
            statement.setFetchSize(Pace.first(dialect()));
            try (var deadline = Deadline.in(asked.limits().time(), execution)) {
                execution.begin(statement);
                execution.refuseStopped();
                refuseCostly(connection, binding.checked(), asked.limits());
                try (var source = binding.run(statement)) {
                    return new Run(statement, source, deadline, start).read(reading);
                }
            } finally {
                execution.end();
            }
        } catch (SQLException e) {
            throw execution.stopped() ? e : connector.unveiled(e, binding, asked.limits());
        }
    }

    /** The plan is of the very statement that would run, with its values, in the same session. */
    private void refuseCostly(Connection connection, Verdict.Allowed checked, Limits limits) throws SQLException {
        if (!limits.boundsCost() || connector.planning().isEmpty()) {
            return;
        }
        var planning = new Binding(checked, connector.planning());
        try (var statement = planning.on(connection);
                var plan = planning.run(statement)) {
            plan.next();
            PlanCost.of(plan.getString(1))
                    .refuseAbove(limits.cost(), checked.policies().isEmpty());
        }
    }

    /** The server's own limit may be quicker than ours. */
    private static boolean timedOutAtServer(SQLException exception) {
        return "57014".equals(exception.getSQLState())
                || exception.getErrorCode() == 1969
                || exception.getErrorCode() == 3024
                || exception instanceof SQLTimeoutException;
    }

    /** Whoever waits for a seat holds no thread of the system. */
    private <T> T withConnection(Use<T> use) {
        takeSeat();
        try {
            return connector.isNative() ? NativeThreads.call(() -> connected(use)) : connected(use);
        } finally {
            seats.release();
        }
    }

    private <T> T connected(Use<T> use) {
        try (var connection = connect()) {
            return use.of(connection);
        } catch (SQLException e) {
            throw Failure.of(e, "", seen);
        }
    }

    private Connection connect() {
        try {
            return connector.connect();
        } catch (SQLException e) {
            throw Unreachable.of(connector.explained(e), source);
        }
    }

    private void takeSeat() {
        try {
            if (!seats.tryAcquire(access.pool().patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DataException(
                        Reason.UNREACHABLE,
                        "All %d connections of this source are busy. Try again when other queries are done, or stop one."
                                .formatted(access.pool().most()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(Reason.CANCELLED, "The wait for a connection was interrupted.", e);
        }
    }

    /** Ends all connections; running statements fail. */
    @Override
    public void close() {
        connector.close();
    }

    /**
     * A statement with its bounds.
     *
     * @param whole how long its rows may go on to come when the first are there
     */
    private record Asked(
            Verdict.Allowed statement,
            Limits limits,
            Duration whole,
            @Nullable Schema known) {

        /** Some servers count the time that rows take on their way to the time of the statement. */
        Limits atServer() {
            return new Limits(limits.rows(), limits.time().plus(whole), limits.bytes(), limits.cost());
        }
    }
    /** What is done with a connection. */
    private interface Use<T> {
        T of(Connection connection);
    }
}
