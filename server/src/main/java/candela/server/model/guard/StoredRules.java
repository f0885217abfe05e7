package candela.server.model.guard;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the rules for those who have to obey them, which needs no right. */
@Service
@Transactional(readOnly = true)
class StoredRules {

    private final RuleRows rows;

    StoredRules(RuleRows rows) {
        this.rows = rows;
    }

    public List<GuardRule> holding(Actor system, TeamId team) {
        return rows.binding(team).stream().filter(it -> it.terms().enabled()).toList();
    }
}
