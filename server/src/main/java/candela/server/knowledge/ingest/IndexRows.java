package candela.server.knowledge.ingest;

import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import org.springframework.data.repository.ListCrudRepository;

interface IndexRows extends ListCrudRepository<PassageIndex, PassageIndexId> {}
