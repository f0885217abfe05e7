package candela.server.feed;

import candela.server.datasource.DataSource.DataSourceId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoredFeeds extends ListCrudRepository<StoredFeed, DataSourceId> {

    /** Those whose time has come, each for one node only. */
    @Query("""
            SELECT * FROM feed.feed WHERE next_run <= :now ORDER BY next_run LIMIT 100 FOR UPDATE SKIP LOCKED
            """)
    List<StoredFeed> due(Instant now);
}
