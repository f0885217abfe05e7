package candela.server.query;

import candela.server.query.Query.QueryId;
import org.springframework.data.repository.ListCrudRepository;

interface Fillings extends ListCrudRepository<Filling, QueryId> {}
