package candela.server.query.template;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.query.template.Template.TemplateId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoredTemplates extends ListCrudRepository<Template, TemplateId> {

    String SEEN = "(owner = :user OR visibility = 'TEAM' AND team = :team OR :all) AND data_source IN (:sources)"
            + " AND other_sources <@ ARRAY[:sources]::uuid[]";

    @Query("SELECT * FROM query.template WHERE id = :id AND " + SEEN)
    Optional<Template> find(UUID id, UserId user, TeamId team, boolean all, Collection<UUID> sources);

    @Query("SELECT * FROM query.template WHERE " + SEEN + """
            AND (:category = '' OR lower(category) = lower(:category))
            AND (:source::uuid IS NULL OR data_source = :source::uuid OR :source::uuid = ANY(other_sources))
            AND (:text = ''
                 OR position(lower(:text) IN lower(concat_ws(' ', name, description, category, question, sql))) > 0)
            ORDER BY CASE WHEN :sort = 'USE' THEN verified_term IS NULL END,
                     CASE WHEN :sort = 'USE' THEN -usage_count END,
                     CASE WHEN :sort = 'NAME' THEN lower(name) END,
                     id DESC
            LIMIT :most OFFSET :skipped
            """)
    List<Template> search(
            UserId user,
            TeamId team,
            boolean all,
            Collection<UUID> sources,
            String text,
            String category,
            @Nullable UUID source,
            String sort,
            int most,
            int skipped);

    @Query("SELECT DISTINCT category FROM query.template WHERE " + SEEN + " AND category <> '' ORDER BY category")
    List<String> categories(UserId user, TeamId team, boolean all, Collection<UUID> sources);

    @Modifying
    @Query("UPDATE query.template SET usage_count = usage_count + 1, last_used_at = :now WHERE id = :id")
    void use(UUID id, Instant now);

    @Modifying
    @Query("UPDATE query.template SET verified_term = :term WHERE id = :id")
    void verify(UUID id, UUID term);

    @Modifying
    @Query("UPDATE query.template SET verified_term = NULL WHERE verified_term = :term")
    void unverify(UUID term);

    @Modifying
    @Query("DELETE FROM query.template WHERE data_source = :source OR :source = ANY(other_sources)")
    void deleteOf(UUID source);
}
