package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However wide the rows are that somebody asks for, few of them are in memory. */
class WidthTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static final Map<Dialect, Database> DATABASES = new EnumMap<>(Dialect.class);
    private static TestServer postgres;
    private static TestServer mariaDb;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.postgreSql();
        mariaDb = TestServer.mariaDb();
        try (var master = mariaDb.master();
                var statement = master.createStatement()) {
            statement.execute("SET GLOBAL max_allowed_packet = 1073741824");
        }
        open(Dialect.POSTGRESQL, postgres.source(), postgres.owner());
        open(Dialect.MARIADB, mariaDb.source(), mariaDb.owner());
        var duck = folder.resolve("n.duckdb");
        open(Dialect.DUCKDB, new Source.DuckDbFile(duck), DriverManager.getConnection("jdbc:duckdb:" + duck));
        var lite = folder.resolve("n.sqlite");
        open(Dialect.SQLITE, new Source.SqliteFile(lite), DriverManager.getConnection("jdbc:sqlite:" + lite));
    }

    private static void open(Dialect dialect, Source source, Connection owner) throws SQLException {
        try (owner;
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE numbers (n INTEGER)");
            statement.execute(
                    dialect == Dialect.MARIADB
                            ? "INSERT INTO numbers SELECT seq FROM seq_1_to_2000"
                            : "INSERT INTO numbers WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000) SELECT n FROM r");
        }
        var database = Database.open(source, Access.DEFAULT);
        database.inspect(Inspection.DEFAULT);
        DATABASES.put(dialect, database);
    }

    @AfterAll
    static void stop() throws Exception {
        DATABASES.values().forEach(Database::close);
        postgres.close();
        mariaDb.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void wideRowsAreCutAtTheLimitOnBytes(Dialect dialect) {
        var result = run(dialect, "SELECT n, " + text(dialect, 1_000_000) + " FROM numbers");

        assertThat(result.truncated()).isTrue();
        assertThat(result.rows()).hasSizeBetween(60, 67);
        assertThat(alive(dialect)).isEqualTo(2_000L);
    }

    /** DuckDB's driver takes 2,048 rows at once, or as many as there are. */
    @Test
    void wideRowsOfDuckDbAreRefused() {
        assertThat(refused(Dialect.DUCKDB, "SELECT n, repeat('x', 1000000) FROM numbers"))
                .contains("too wide", "substr");
        assertThat(alive(Dialect.DUCKDB)).isEqualTo(2_000L);
        assertThat(run(Dialect.DUCKDB, "SELECT n, repeat('x', 1000000) FROM numbers LIMIT 20")
                        .rows())
                .hasSize(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aCellIsNotTooLarge(Dialect dialect) {
        assertThat(refused(dialect, "SELECT n, " + text(dialect, 50_000_000) + " FROM numbers WHERE n < 3"))
                .contains("32 MB");
        assertThat(alive(dialect)).isEqualTo(2_000L);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aRowIsNotTooLargeEither(Dialect dialect) {
        var cell = text(dialect, 3_000_000);
        var cells = String.join(", ", java.util.Collections.nCopies(25, cell));

        assertThat(refused(dialect, "SELECT " + cells + " FROM numbers")).contains("32 MB");
        assertThat(alive(dialect)).isEqualTo(2_000L);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void rowsThatGrowWideAreNotHeldTogether(Dialect dialect) {
        var sql = "SELECT n, CASE WHEN n < 1000 THEN 'x' ELSE %s END FROM numbers".formatted(text(dialect, 2_000_000));

        if (dialect == Dialect.POSTGRESQL) {
            assertThat(refused(dialect, sql)).contains("too wide");
        } else {
            assertThat(run(dialect, sql).rows()).hasSizeBetween(1_000, 1_040);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void allWideRowsGoIntoAFile(Dialect dialect) throws IOException {
        var file = new CsvFile(OutputStream.nullOutputStream());

        export(dialect, "SELECT n, " + text(dialect, 400_000) + " FROM numbers", file);

        assertThat(file.rows()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aCellIsNotTooLargeForAFile(Dialect dialect) {
        var sql = "SELECT n, " + text(dialect, 50_000_000) + " FROM numbers";

        assertThat(catchThrowableOfType(
                                DataException.class,
                                () -> export(dialect, sql, new CsvFile(OutputStream.nullOutputStream())))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(alive(dialect)).isEqualTo(2_000L);
    }

    @Test
    void rowsOfDuckDbKeepTheirOrderNamesAndTypesWhileTheyAreWeighed() {
        var result = run(Dialect.DUCKDB, """
                SELECT a.n AS n, 'x' || b.n AS "a ""b", a.n AS n, [a.n] AS l, NULL AS nothing
                FROM numbers a JOIN numbers b ON a.n = b.n ORDER BY a.n DESC -- the last first""");

        assertThat(result.columns()).extracting(Result.Column::name).containsExactly("n", "a \"b", "n", "l", "nothing");
        assertThat(result.columns().getFirst().type()).isEqualTo(candela.engine.sql.Schema.Type.INTEGER);
        assertThat(result.rows()).hasSize(2_000);
        assertThat(result.rows())
                .extracting(List::getFirst)
                .isSortedAccordingTo((one, other) ->
                        Long.compare((Long) Objects.requireNonNull(other), (Long) Objects.requireNonNull(one)));
    }

    private static String text(Dialect dialect, int length) {
        return switch (dialect) {
            case SQLITE -> "printf('%." + length + "c', 'x')";
            default -> "repeat('x', " + length + ")";
        };
    }

    private static String refused(Dialect dialect, String sql) {
        var failure = catchThrowableOfType(DataException.class, () -> run(dialect, sql));
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TOO_LARGE);
        return String.valueOf(failure.getMessage());
    }

    private static Object alive(Dialect dialect) {
        return Objects.requireNonNull(
                run(dialect, "SELECT count(*) FROM numbers").rows().getFirst().getFirst());
    }

    private static Result run(Dialect dialect, String sql) {
        return database(dialect).run(allowed(dialect, sql), Limits.DEFAULT, new Execution());
    }

    private static void export(Dialect dialect, String sql, RowFile file) throws IOException {
        database(dialect)
                .export(
                        allowed(dialect, sql),
                        new Limits(Integer.MAX_VALUE, LONG, 1),
                        LONG,
                        new Execution(),
                        null,
                        file);
    }

    private static Verdict.Allowed allowed(Dialect dialect, String sql) {
        var verdict = new Guard(dialect, database(dialect).inspect(Inspection.DEFAULT)).check(sql);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return (Verdict.Allowed) verdict;
    }

    private static Database database(Dialect dialect) {
        return Objects.requireNonNull(DATABASES.get(dialect));
    }
}
