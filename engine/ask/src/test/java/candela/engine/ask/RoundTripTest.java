package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SQL is read into a reading and written again: the same rows come back. */
class RoundTripTest {
    private record Golden(String schema, String sql) {}

    @Test
    void whatIsReadFromSqlIsWrittenAsSqlOfTheSameRows() throws IOException, SQLException {
        var differing = new ArrayList<String>();
        int read = 0;
        for (var golden : goldens()) {
            var fixture = Fixture.of(golden.schema());
            var parser = fixture.parser(Dialect.DUCKDB);
            var reading = parser.sqlReader().read(golden.sql());
            if (reading.isEmpty()) {
                continue;
            }
            read++;
            var again = parser.sql(reading.get());
            if (again.equals(golden.sql())) {
                continue;
            }
            try (var connection = Fixture.database(golden.schema())) {
                var before = Rows.of(connection, golden.sql());
                if (!before.equals(Rows.of(connection, again))) {
                    differing.add(golden.sql() + "\n=>\n" + again);
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(read).isGreaterThan(100);
    }

    private static List<Golden> goldens() throws IOException {
        try (var files = Files.walk(Fixture.ROOT)) {
            return files.filter(it ->
                            it.toString().endsWith(".txt") && !it.toString().contains("schema"))
                    .filter(it -> !it.toString().contains("dialects"))
                    .sorted()
                    .map(Fixture::read)
                    .filter(it -> it.contains("---\nSELECT") && !it.contains("dialect:"))
                    .map(it -> new Golden(
                            it.lines()
                                    .filter(line -> line.startsWith("schema:"))
                                    .map(line -> line.substring(7).strip())
                                    .findFirst()
                                    .orElseThrow(),
                            it.substring(it.indexOf("---\n") + 4).strip()))
                    .toList();
        }
    }

    /** The rows of a result as text. */
    private static final class Rows {
        static List<List<String>> of(java.sql.Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<List<String>>();
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getObject(i)));
                    }
                    rows.add(row);
                }
                return rows.stream()
                        .sorted(java.util.Comparator.comparing(List::toString))
                        .toList();
            }
        }
    }
}
