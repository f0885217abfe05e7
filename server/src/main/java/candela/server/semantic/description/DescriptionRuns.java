package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor.UserId;
import candela.server.semantic.description.DescriptionRun.RunId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface DescriptionRuns extends ListCrudRepository<DescriptionRun, RunId> {

    @Query("SELECT * FROM semantic.description_run WHERE data_source = :source AND owner = :owner")
    Optional<DescriptionRun> last(DataSourceId source, UserId owner);

    @Query("SELECT * FROM semantic.description_run WHERE data_source = :source AND owner = :owner FOR UPDATE")
    Optional<DescriptionRun> lockLast(DataSourceId source, UserId owner);

    @Query("SELECT * FROM semantic.description_run WHERE id = :id FOR UPDATE")
    Optional<DescriptionRun> lock(RunId id);

    @Query("SELECT cancel_requested FROM semantic.description_run WHERE id = :id")
    Optional<Boolean> cancelRequested(RunId id);

    @Query("SELECT count(*) FROM semantic.description_run WHERE status = 'RUNNING'")
    int running();

    @Query("SELECT * FROM semantic.description_run WHERE status = 'PENDING' ORDER BY id LIMIT 100")
    List<DescriptionRun> waiting();

    @Modifying
    @Query("DELETE FROM semantic.description_run WHERE data_source = :source")
    void deleteOf(DataSourceId source);
}
