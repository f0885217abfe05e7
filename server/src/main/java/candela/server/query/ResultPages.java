package candela.server.query;

import candela.server.query.Query.QueryId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The rows of answers, kept in pages. */
@Repository
class ResultPages {

    static final int ROWS = 1000;

    private static final TypeReference<List<List<@Nullable Object>>> TYPE = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final JdbcClient database;

    ResultPages(JdbcClient database) {
        this.database = database;
    }

    void replace(QueryId query, List<List<@Nullable Object>> rows) {
        clear(query);
        for (var from = 0; from < rows.size(); from += ROWS) {
            database.sql("INSERT INTO query.result_page (query, number, rows) VALUES (?, ?, ?::json)")
                    .params(
                            query.value(),
                            from / ROWS,
                            JSON.writeValueAsString(rows.subList(from, Math.min(rows.size(), from + ROWS))))
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
    List<List<@Nullable Object>> page(QueryId query, int number) {
        return database.sql("SELECT rows::text FROM query.result_page WHERE query = ? AND number = ?")
                .params(query.value(), number)
                .query((row, index) -> JSON.readValue(row.getString(1), TYPE))
                .optional()
                .orElse(List.of());
    }
}
