package candela.server.query;

import candela.server.query.Query.QueryId;
import org.springframework.data.repository.ListCrudRepository;

interface Talks extends ListCrudRepository<Talk, QueryId> {}
