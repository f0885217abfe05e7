package candela.server.query;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.query.Query.QueryId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.repository.ListCrudRepository;

interface Queries extends ListCrudRepository<Query, QueryId> {

    String SEEN = "(owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :all)";

    @org.springframework.data.jdbc.repository.query.Query("SELECT * FROM query.query WHERE id = :id AND " + SEEN)
    Optional<Query> find(QueryId id, UserId user, TeamId team, boolean all);

    default Optional<Query> find(QueryId id, Actor actor) {
        return find(id, actor.user(), actor.team(), actor.administrator());
    }

    @org.springframework.data.jdbc.repository.query.Query("SELECT * FROM query.query WHERE " + SEEN + """
            AND (:before::uuid IS NULL OR id < :before::uuid)
            AND (:status::text IS NULL OR status = :status)
            AND (:source::uuid IS NULL OR data_source = :source::uuid)
            AND (:conversation::uuid IS NULL OR conversation = :conversation::uuid)
            AND (:text = '' OR position(lower(:text) IN lower(concat_ws(' ', title, question, sql, data_source_name))) > 0)
            ORDER BY id DESC
            LIMIT :most
            """)
    List<Query> newest(
            UserId user,
            TeamId team,
            boolean all,
            @Nullable UUID before,
            @Nullable String status,
            @Nullable UUID source,
            @Nullable UUID conversation,
            String text,
            int most);

    /** The last query of a conversation whose question was understood, before this one: what a follow-up refines. */
    @org.springframework.data.jdbc.repository.query.Query("""
            SELECT * FROM query.query
            WHERE conversation = :conversation AND owner = :user AND data_source = :source AND id < :before
              AND other_sources = (SELECT other_sources FROM query.query WHERE id = :before)
              AND understanding -> 'best' <> 'null'
            ORDER BY id DESC
            LIMIT 1
            """)
    Optional<Query> formerIn(UUID conversation, UserId user, UUID source, UUID before);

    @org.springframework.data.jdbc.repository.query.Query(
            "SELECT * FROM query.query WHERE conversation = :conversation AND owner = :user ORDER BY id")
    List<Query> of(UUID conversation, UserId user);

    /** Held until the transaction ends, so that nobody deletes or changes it in between. */
    @org.springframework.data.jdbc.repository.query.Query("SELECT * FROM query.query WHERE id = :id FOR UPDATE")
    Optional<Query> lock(QueryId id);

    @Modifying
    @org.springframework.data.jdbc.repository.query.Query(
            "UPDATE query.query SET cancel_requested = :wanted WHERE id = :id")
    void requestCancel(QueryId id, boolean wanted);

    @org.springframework.data.jdbc.repository.query.Query("SELECT cancel_requested FROM query.query WHERE id = :id")
    Optional<Boolean> cancelRequested(QueryId id);
}
