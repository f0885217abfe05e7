package candela.server.query;

import candela.server.query.Query.QueryId;
import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of answers, kept in pages. */
@Repository
class ResultPages {

    private final JdbcClient database;

    ResultPages(JdbcClient database) {
        this.database = database;
    }

    void replace(QueryId query, List<List<@Nullable Object>> rows) {
        clear(query);
        var number = 0;
        for (var from = 0; from < rows.size(); number++) {
            var page = new ByteArrayOutputStream();
            from = ResultPage.write(rows, from, page);
            database.sql(
                            "INSERT INTO query.result_page (query, number, rows) VALUES (?, ?, convert_from(?, 'UTF8')::json)")
                    .params(query.value(), number, page.toByteArray())
                    .update();
        }
    }

    /** Lets others find the rows under this key. */
    void offer(QueryId query, String key, Instant asOf) {
        database.sql("INSERT INTO query.kept_result (query, key, as_of) VALUES (?, ?, ?)")
                .params(query.value(), key, Timestamp.from(asOf))
                .update();
    }

    void clear(QueryId query) {
        database.sql("DELETE FROM query.kept_result WHERE query = ?")
                .param(query.value())
                .update();
        database.sql("DELETE FROM query.result_page WHERE query = ?")
                .param(query.value())
                .update();
    }

    /** One page; empty beyond the last. */
    ResultPage page(QueryId query, int number) {
        return database.sql("""
                        SELECT p.rows, NOT EXISTS (
                            SELECT FROM query.result_page n WHERE n.query = p.query AND n.number = p.number + 1)
                        FROM query.result_page p WHERE p.query = ? AND p.number = ?
                        """)
                .params(query.value(), number)
                .query((row, index) -> new ResultPage(row.getBytes(1), row.getBoolean(2)))
                .optional()
                .orElse(ResultPage.NONE);
    }
}
