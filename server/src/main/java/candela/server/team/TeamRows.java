package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface TeamRows extends ListCrudRepository<Team, TeamId> {

    boolean existsBySlug(String slug);

    @Query("""
            SELECT t.* FROM team.team t JOIN team.member m ON m.team = t.id
            WHERE m.user_id = :user
            ORDER BY t.person IS NULL, lower(t.name), t.id
            """)
    List<Team> of(UserId user);
}
