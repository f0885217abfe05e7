package candela.server.query.insight;

import candela.server.query.Query.QueryId;
import candela.server.query.insight.KeptInsight.InsightId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface InsightRows extends ListCrudRepository<KeptInsight, InsightId> {

    @Query("SELECT * FROM query.insight WHERE query = :query ORDER BY id DESC")
    List<KeptInsight> of(QueryId query);

    @Query("SELECT * FROM query.insight WHERE id = :id FOR UPDATE")
    Optional<KeptInsight> lock(InsightId id);
}
