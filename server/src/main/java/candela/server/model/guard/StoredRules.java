package candela.server.model.guard;

import candela.engine.ai.guard.Treatment;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.OnFailure;
import candela.server.model.guard.GuardRule.Options;
import candela.server.model.guard.GuardRule.RuleId;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the rules for those who have to obey them, on the way of each call: by the connections that are impatient, so
 * that a slow database ends a call with words.
 */
@Repository
class StoredRules {

    private final JdbcClient database;

    StoredRules(@Qualifier("meteringDataSource") DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    /** Those that bind a team and are switched on, those that bind every team first. */
    List<GuardRule> holding(TeamId team) {
        return database.sql("""
                        SELECT * FROM model.guard_rule WHERE (team IS NULL OR team = ?) AND enabled
                        ORDER BY team NULLS FIRST, position, id
                        """)
                .param(team.value())
                .query((row, number) -> rule(row))
                .list();
    }

    private static GuardRule rule(ResultSet row) throws SQLException {
        var team = row.getObject("team", UUID.class);
        return new GuardRule(
                new RuleId(row.getObject("id", UUID.class)),
                team == null ? null : new TeamId(team),
                terms(row),
                new UserId(row.getObject("created_by", UUID.class)),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                row.getString("name"),
                row.getInt("position"),
                Stage.valueOf(row.getString("stage")),
                Detecting.valueOf(row.getString("detector")),
                JsonColumn.MAPPER.readValue(row.getString("options"), Options.class),
                Treatment.valueOf(row.getString("action")),
                OnFailure.valueOf(row.getString("on_failure")),
                row.getInt("timeout_ms"),
                row.getBoolean("enabled"));
    }
}
