package candela.server.datasource.catalogue;

import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface DataSourceRows extends ListCrudRepository<DataSource, DataSourceId> {

    @Query("""
            SELECT * FROM datasource.data_source
            WHERE id = :id AND (owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :admin)
            """)
    Optional<DataSource> find(UUID id, UUID user, UUID team, boolean admin);

    @Query("""
            SELECT * FROM datasource.data_source
            WHERE strpos(lower(name), lower(:text)) > 0
              AND (owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :admin)
            ORDER BY lower(name), id
            """)
    List<DataSource> search(String text, UUID user, UUID team, boolean admin);

    /** Whoever changes what belongs to a source does so one after the other. */
    @Query("SELECT * FROM datasource.data_source WHERE id = :id FOR UPDATE")
    Optional<DataSource> lock(UUID id);

    @Query("SELECT count(*) > 0 FROM datasource.data_source WHERE team = :team AND lower(name) = lower(:name)")
    boolean taken(UUID team, String name);
}
