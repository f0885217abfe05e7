package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.Source;
import candela.engine.data.TestServer;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question over the same rows has the same answer on every database that runs here. */
class DialectExecutionTest {
    private static final List<Dialect> DIALECTS =
            List.of(Dialect.DUCKDB, Dialect.POSTGRESQL, Dialect.MARIADB, Dialect.SQLITE);
    private static final Fixture MARKET = Fixture.of("market");

    @TempDir
    static Path folder;

    private static final Map<Dialect, Database> DATABASES = new EnumMap<>(Dialect.class);
    private static final List<TestServer> SERVERS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = pool.submit(TestServer::postgreSql);
            var mariaDb = pool.submit(TestServer::mariaDb);
            SERVERS.add(postgres.get());
            SERVERS.add(mariaDb.get());
        }
        var duckDb = folder.resolve("market.duckdb");
        var sqlite = folder.resolve("market.sqlite");
        open(Dialect.DUCKDB, DriverManager.getConnection("jdbc:duckdb:" + duckDb), new Source.DuckDbFile(duckDb));
        open(Dialect.SQLITE, DriverManager.getConnection("jdbc:sqlite:" + sqlite), new Source.SqliteFile(sqlite));
        open(Dialect.POSTGRESQL, SERVERS.getFirst().owner(), SERVERS.getFirst().source());
        open(Dialect.MARIADB, SERVERS.getLast().owner(), SERVERS.getLast().source());
    }

    private static void open(Dialect dialect, Connection owner, Source source) throws SQLException {
        try (owner) {
            Fixture.layOut("market", dialect, owner);
        }
        DATABASES.put(dialect, Database.open(source, Access.DEFAULT));
    }

    @AfterAll
    static void stop() throws Exception {
        DATABASES.values().forEach(Database::close);
        for (var server : SERVERS) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many customers",
                "3 orders with the highest amount",
                "orders sorted by amount",
                "orders sorted by amount descending",
                "customers sorted by city",
                "2 most expensive orders in each status",
                "number of orders in each city",
                "orders per year",
                "orders per quarter",
                "orders per month",
                "orders per week",
                "orders per day",
                "orders per weekday",
                "visits per hour",
                "visits per day",
                "visits per weekday",
                "orders in 2024",
                "orders in the last 30 days",
                "orders between 2024-02-01 and 2024-12-30",
                "visits in January 2025",
                "customers whose name contains \"50%\"",
                "customers whose name contains \"O'neil\"",
                "customers whose name starts with \"ada\"",
                "customers whose name ends with \"n_roy\"",
                "share of total amount by status",
                "growth of total amount by month",
                "running total of pieces by month",
                "cumulative amount per year",
                "customers without orders",
                "customers who did not order in 2024",
                "customers with more than 1 order",
                "customers with at most 1 order",
                "average amount by status",
                "average pieces by status",
                "visits by group",
                "average rate by group",
                "different cities of customers",
                "orders with an amount above the average of their status",
                "orders with an amount above the average of their customer",
                "orders with an amount more than twice the average",
                "3 month moving average of amount",
                "amount as a percentage of pieces by status",
                "number of customers and orders per city",
                "customers whose orders total more than their id"
            })
    void everyDatabaseGivesTheSameAnswer(String question) {
        var wanted = rows(Dialect.DUCKDB, sql(Dialect.DUCKDB, question));
        assertThat(wanted).isNotEmpty();
        for (var dialect : DIALECTS) {
            var sql = sql(dialect, question);
            assertThat(rows(dialect, sql)).as(dialect + " " + sql).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDatabaseCombinesRowsAlike(Combination.Kind kind) {
        var open = with("open", null);
        var reading = with("paid", new Combination(kind, open));
        var wanted = rows(Dialect.DUCKDB, written(Dialect.DUCKDB, reading));
        assertThat(wanted).isNotEmpty();
        for (var dialect : DIALECTS) {
            assertThat(rows(dialect, written(dialect, reading))).isEqualTo(wanted);
        }
    }

    private static Reading with(String status, @Nullable Combination combination) {
        var customer = Expr.column("order", "customer_id");
        var condition = Condition.of(Reading.Test.EQUAL, Expr.column("order", "status"), status);
        return new Reading(
                "en",
                List.of("order"),
                List.of(customer),
                true,
                List.of(condition, Condition.of(Reading.Test.PRESENT, customer)),
                List.of(),
                List.of(),
                null,
                null,
                combination);
    }

    private static String written(Dialect dialect, Reading reading) {
        return new Renderer(dialect, new Catalog(MARKET.schema(), new Written()), new Joins(MARKET.schema()))
                .sql(reading);
    }

    private static String sql(Dialect dialect, String question) {
        var answer = MARKET.parser(dialect).ask(question);
        assertThat(answer).as(question).isInstanceOf(Answer.Understood.class);
        return ((Answer.Understood) answer).best().sql();
    }

    /** What a database answers; rows without an order of their own are sorted. */
    private static List<List<String>> rows(Dialect dialect, String sql) {
        var verdict = new Guard(dialect, MARKET.schema()).check(sql);
        assertThat(verdict).as(sql).isInstanceOf(Verdict.Allowed.class);
        var database = Objects.requireNonNull(DATABASES.get(dialect));
        var result = database.run((Verdict.Allowed) verdict, Limits.DEFAULT, new Execution());
        var rows = result.rows().stream().map(it -> alike(result.columns(), it)).toList();
        return sql.contains("ORDER BY")
                ? rows
                : rows.stream().sorted(Comparator.comparing(List::toString)).toList();
    }

    private static List<String> alike(List<Result.Column> columns, List<@Nullable Object> row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(alike(columns.get(i).name(), row.get(i)));
        }
        return cells;
    }

    /** Numbers to four digits; parts of years as one database gives dates and the other "2024-03". */
    private static String alike(String head, @Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Long it -> number(BigDecimal.valueOf(it));
            case BigInteger it -> number(new BigDecimal(it));
            case Double it -> number(BigDecimal.valueOf(it));
            case BigDecimal it -> number(it);
            case String it when it.matches("\\d{4}-\\d\\d-\\d\\d") -> period(head, LocalDate.parse(it));
            case String it when it.matches("\\d{4}-\\d\\d-\\d\\dT.*") -> it.replace('T', ' ');
            default -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        return value.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String period(String head, LocalDate day) {
        return switch (head) {
            case "month" -> day.toString().substring(0, 7);
            case "quarter" -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
            case "week" ->
                "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            default -> day.toString();
        };
    }
}
