package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.model.Model.ModelId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PassageIndexes extends ListCrudRepository<PassageIndex, PassageIndexId> {

    @Query("SELECT * FROM knowledge.passage_index WHERE dataset = :dataset ORDER BY status DESC")
    List<PassageIndex> of(DatasetId dataset);

    @Query("SELECT * FROM knowledge.passage_index WHERE dataset IN (:datasets)")
    List<PassageIndex> of(Collection<DatasetId> datasets);

    /** The names of the datasets that work with a model. */
    @Query("""
            SELECT DISTINCT d.name FROM knowledge.passage_index i JOIN knowledge.dataset d ON d.id = i.dataset
            WHERE i.model = :model ORDER BY d.name
            """)
    List<String> datasetsWith(ModelId model);
}
