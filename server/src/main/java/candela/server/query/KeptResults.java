package candela.server.query;

import candela.server.datasource.Keeping;
import candela.server.platform.Actor;
import candela.server.query.Query.QueryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of former answers, whoever asked, in place of running the same statement again. Nothing is stored a second
 * time to be found here: an entry only names the answer that has the rows, and goes with it. Who is given them gets a
 * copy, so that an answer never changes when another one is deleted.
 */
@Service
@Transactional(readOnly = true)
class KeptResults {

    private final QueryBooks books;
    private final JdbcClient database;
    private final Clock clock;

    KeptResults(QueryBooks books, JdbcClient database, Clock clock) {
        this.books = books;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A former answer, whose rows are still to be read.
     *
     * @param asOf when the source was asked for them
     */
    record Kept(QueryId query, Outcome outcome, Instant asOf) {}

    /** The rows of one, page by page, so that no transaction is held while they wait for room. */
    public ResultPage page(Actor system, QueryId id, int number) {
        return books.pages().page(id, number);
    }

    private record Entry(UUID query, Instant asOf) {}

    /** The newest answer to the very same that is not too old; only for whom the source made the key just now. */
    public Optional<Kept> find(Actor system, Keeping keeping) {
        var oldest = clock.instant().minus(keeping.longest());
        return database.sql("""
                        SELECT k.query, k.as_of FROM query.kept_result k JOIN query.query q ON q.id = k.query
                        WHERE k.key = ? AND k.as_of >= ? AND q.status = 'SUCCEEDED'
                        ORDER BY k.as_of DESC LIMIT 1
                        """)
                .params(keeping.key(), Timestamp.from(oldest))
                .query((row, number) -> new Entry(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .optional()
                .flatMap(it -> books.queries()
                        .findById(new QueryId(it.query()))
                        .flatMap(query -> Optional.ofNullable(query.work().outcome())
                                .map(outcome -> new Kept(query.id(), outcome, it.asOf()))));
    }
}
