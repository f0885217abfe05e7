package candela.server.model.guard;

import candela.server.model.guard.GuardRule.RuleId;
import candela.server.platform.Actor.TeamId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface RuleRows extends ListCrudRepository<GuardRule, RuleId> {

    /** Those that bind a team, those that bind every team first. */
    @Query("SELECT * FROM model.guard_rule WHERE team IS NULL OR team = :team ORDER BY team NULLS FIRST, position, id")
    List<GuardRule> binding(TeamId team);

    @Query("SELECT * FROM model.guard_rule WHERE options ->> 'guardModel' IN (:models) ORDER BY id")
    List<GuardRule> asking(Collection<String> models);
}
