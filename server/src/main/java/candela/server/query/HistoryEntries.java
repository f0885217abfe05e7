package candela.server.query;

import candela.server.query.Query.QueryId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface HistoryEntries extends ListCrudRepository<HistoryEntry, UUID> {

    List<HistoryEntry> findByQueryOrderById(QueryId query);
}
