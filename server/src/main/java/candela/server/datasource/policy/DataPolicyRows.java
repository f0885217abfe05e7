package candela.server.datasource.policy;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.policy.DataPolicy.PolicyId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface DataPolicyRows extends ListCrudRepository<DataPolicy, PolicyId> {

    List<DataPolicy> findBySourceOrderById(DataSourceId source);

    List<DataPolicy> findBySourceIn(Collection<DataSourceId> sources);

    Optional<DataPolicy> findByIdAndSource(PolicyId id, DataSourceId source);
}
