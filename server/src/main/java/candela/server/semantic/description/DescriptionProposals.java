package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor.UserId;
import candela.server.semantic.description.DescriptionProposal.ProposalId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface DescriptionProposals extends ListCrudRepository<DescriptionProposal, ProposalId> {

    String OWN = "data_source = :source AND owner = :owner";

    @Query("SELECT * FROM semantic.description_proposal WHERE id = :id AND " + OWN)
    Optional<DescriptionProposal> find(ProposalId id, DataSourceId source, UserId owner);

    @Query("SELECT * FROM semantic.description_proposal WHERE " + OWN + """
             AND (:table::text IS NULL OR table_name = :table)
            AND (:namespace::text IS NULL OR coalesce(namespace, '') = :namespace) AND (:after::uuid IS NULL OR id > :after::uuid)
            ORDER BY id
            LIMIT :most
            """)
    List<DescriptionProposal> of(
            DataSourceId source,
            UserId owner,
            @Nullable String namespace,
            @Nullable String table,
            @Nullable UUID after,
            int most);

    /** The table of each proposal, as often as there are such. */
    @Query("SELECT coalesce(namespace, '') AS namespace, table_name FROM semantic.description_proposal WHERE " + OWN)
    List<ProposedTables> tables(DataSourceId source, UserId owner);

    @Modifying
    @Query("DELETE FROM semantic.description_proposal WHERE " + OWN + """
             AND namespace IS NOT DISTINCT FROM :namespace::text AND table_name = :table
            AND column_name IS NOT DISTINCT FROM :column::text
            """)
    void deleteAt(DataSourceId source, UserId owner, @Nullable String namespace, String table, @Nullable String column);

    @Modifying
    @Query("DELETE FROM semantic.description_proposal WHERE data_source = :source")
    void deleteOf(DataSourceId source);
}
