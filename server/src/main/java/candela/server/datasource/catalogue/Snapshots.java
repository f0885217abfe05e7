package candela.server.datasource.catalogue;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.Snapshot;
import org.springframework.data.repository.ListCrudRepository;

interface Snapshots extends ListCrudRepository<Snapshot, DataSourceId> {}
