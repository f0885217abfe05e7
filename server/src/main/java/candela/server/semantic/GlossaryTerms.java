package candela.server.semantic;

import candela.server.semantic.GlossaryTerm.TermId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface GlossaryTerms extends ListCrudRepository<GlossaryTerm, TermId> {

    String OWN = "(visibility = 'PRIVATE' AND owner = :user OR visibility = 'TEAM' AND team = :team)";

    @Query("SELECT * FROM semantic.term WHERE id = :id AND (" + OWN + " OR :all)")
    Optional<GlossaryTerm> find(UUID id, UUID user, UUID team, boolean all);

    @Query("SELECT * FROM semantic.term WHERE " + OWN + """
            AND (:kind::text IS NULL OR kind = :kind)
            AND (:source::uuid IS NULL OR data_source IS NULL OR data_source = :source::uuid)
            AND (visibility = 'PRIVATE' OR data_source IS NULL OR data_source IN (:visible))
            AND (:text = '' OR strpos(lower(concat_ws(' ', term, others::text, meaning, definition)), lower(:text)) > 0)
            AND (:after::uuid IS NULL
                 OR (lower(term), id) > (SELECT lower(term), id FROM semantic.term WHERE id = :after::uuid))
            ORDER BY lower(term), id
            LIMIT :most
            """)
    List<GlossaryTerm> search(
            UUID user,
            UUID team,
            String text,
            @Nullable String kind,
            @Nullable UUID source,
            Collection<UUID> visible,
            @Nullable UUID after,
            int most);

    /** A person's own words before the team's, and those of one source before those of all. */
    @Query("SELECT * FROM semantic.term WHERE " + OWN + """
            AND (data_source IS NULL OR data_source = :source)
            ORDER BY visibility, data_source IS NULL, use_count DESC, id
            LIMIT :most
            """)
    List<GlossaryTerm> of(UUID user, UUID team, UUID source, int most);

    @Query("SELECT * FROM semantic.term WHERE " + OWN + """
            AND visibility = :visibility AND lower(term) = lower(:term) AND data_source IS NOT DISTINCT FROM :source::uuid
            AND (kind = :kind OR kind NOT IN ('VERIFIED', 'CHOICE') AND :kind NOT IN ('VERIFIED', 'CHOICE'))
            """)
    Optional<GlossaryTerm> named(
            UUID user, UUID team, String visibility, String term, @Nullable UUID source, String kind);

    @Modifying
    @Query("UPDATE semantic.term SET use_count = use_count + 1, last_used_at = :now WHERE id IN (:ids)")
    void use(Collection<UUID> ids, Instant now);

    @Modifying
    @Query("DELETE FROM semantic.term WHERE data_source = :source")
    void deleteOf(UUID source);
}
