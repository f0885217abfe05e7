package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is read is written so that the guard lets it through, in every dialect; where a database is at hand, it
 * runs.
 */
class RenderingTest {
    private static final int READINGS = 60;
    private static final List<String> SCHEMAS =
            List.of("market", "shop", "school", "staff", "csv", "umsatz", "donhang");

    @ParameterizedTest
    @EnumSource
    void theGuardAllowsWhateverIsWritten(Dialect dialect) {
        var refused = new ArrayList<String>();
        for (var name : SCHEMAS) {
            var schema = Fixture.of(name).stored(dialect);
            var guard = new Guard(dialect, schema);
            for (var sql : written(schema, dialect)) {
                if (guard.check(sql) instanceof Verdict.Refused no) {
                    refused.add(no + "\n" + sql);
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DUCKDB", "SQLITE"})
    void itRunsWhereADatabaseIsAtHand(Dialect dialect) throws SQLException {
        var broken = new ArrayList<String>();
        for (var name : SCHEMAS) {
            var address = dialect == Dialect.DUCKDB ? "jdbc:duckdb:" : "jdbc:sqlite::memory:";
            try (var connection = DriverManager.getConnection(address)) {
                Fixture.layOut(name, dialect, connection);
                for (var sql : written(Fixture.of(name).schema(), dialect)) {
                    run(connection, sql, broken);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ORACLE | CITY IS NULL",
                "POSTGRESQL | city = ''",
                "SQLSERVER | city = ''",
            })
    void aTextWithoutCharactersIsNoValueInOracle(Dialect dialect, String wanted) {
        assertThat(where(dialect, Reading.Test.EQUAL, "")).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "POSTGRESQL | city ILIKE '%[5!%]!\\%' ESCAPE '!'",
                "MYSQL | city LIKE '%[5!%]!\\\\%' ESCAPE '!'",
                "SQLSERVER | LOWER(city) LIKE LOWER('%![5!%]\\%') ESCAPE '!'",
                "CLICKHOUSE | customers.city ILIKE '%[5\\\\%]\\\\\\\\%'",
            })
    void signsOfPatternsStandForThemselves(Dialect dialect, String wanted) {
        assertThat(where(dialect, Reading.Test.CONTAINS, "[5%]\\")).isEqualTo(wanted);
    }

    private static String where(Dialect dialect, Reading.Test test, String value) {
        var schema = Fixture.of("market").stored(dialect);
        var customers = schema.tables().getFirst();
        var city =
                Reading.Expr.column(customers.name(), customers.columns().get(2).name());
        var reading = new Reading(
                "en",
                List.of(customers.name()),
                List.of(city),
                false,
                List.of(Reading.Condition.of(test, city, value)),
                List.of(),
                List.of(),
                null,
                null,
                null);
        var sql = new Renderer(dialect, new Catalog(schema, new Written()), new Joins(schema)).sql(reading);
        return sql.substring(sql.indexOf("WHERE ") + 6);
    }

    private static void run(Connection connection, String sql, List<String> broken) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        } catch (SQLException e) {
            broken.add(e.getMessage() + "\n" + sql);
        }
    }

    private static List<String> written(Schema schema, Dialect dialect) {
        var renderer = new Renderer(dialect, new Catalog(schema, new Written()), new Joins(schema));
        var readings = new RandomReadings(schema, 42);
        var written = new ArrayList<String>();
        for (int i = 0; i < READINGS; i++) {
            written.add(renderer.sql(readings.next()));
        }
        return written;
    }
}
