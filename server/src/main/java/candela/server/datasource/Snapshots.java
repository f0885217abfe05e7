package candela.server.datasource;

import candela.server.datasource.DataSource.DataSourceId;
import org.springframework.data.repository.ListCrudRepository;

interface Snapshots extends ListCrudRepository<Snapshot, DataSourceId> {}
