package candela.server.team;

import candela.server.platform.Actor.TeamId;
import org.springframework.data.repository.ListCrudRepository;

interface TeamRows extends ListCrudRepository<Team, TeamId> {

    boolean existsBySlug(String slug);
}
