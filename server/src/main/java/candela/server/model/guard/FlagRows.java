package candela.server.model.guard;

import candela.engine.ai.guard.Treatment;
import candela.server.model.guard.GuardRule.RuleId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what was found. */
@Repository
class FlagRows {

    /** How often a category was found. */
    record Count(String category, long count) {}

    private static final String SELECTED = """
            FROM model.moderation_flag
            WHERE (:everything OR team = :team)
              AND (:category::text IS NULL OR category = :category)
              AND (:person::uuid IS NULL OR person = :person::uuid)
              AND (:stage::text IS NULL OR stage = :stage)
              AND (:action::text IS NULL OR action = :action)
              AND (:from::timestamptz IS NULL OR at >= :from::timestamptz)
              AND (:to::timestamptz IS NULL OR at < :to::timestamptz)
            """;

    private final JdbcClient database;

    FlagRows(JdbcClient database) {
        this.database = database;
    }

    void add(Flag flag) {
        database.sql("""
                        INSERT INTO model.moderation_flag (id, at, person, team, model, rule, rule_name, stage, category, action, why, excerpt)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        flag.id(),
                        flag.at().atOffset(ZoneOffset.UTC),
                        flag.person().value(),
                        flag.team().value(),
                        flag.model(),
                        flag.rule().value(),
                        flag.ruleName(),
                        flag.stage().name(),
                        flag.category(),
                        flag.action().name(),
                        flag.why(),
                        flag.excerpt()))
                .update();
    }

    /** The newest that a filter lets through; an administrator's sight is the whole installation, else the team. */
    List<Flag> newest(Actor reader, FlagFilter filter, @Nullable UUID before, int most) {
        return selected(
                        "SELECT *",
                        reader,
                        filter,
                        "AND (:before::uuid IS NULL OR id < :before::uuid) ORDER BY id DESC LIMIT :most")
                .param("before", before)
                .param("most", most)
                .query(FlagRows::read)
                .list();
    }

    /** How often each category was found, the most frequent first. */
    List<Count> counts(Actor reader, FlagFilter filter) {
        return selected(
                        "SELECT category, count(*) AS count",
                        reader,
                        filter,
                        "GROUP BY category ORDER BY count DESC, category")
                .query((row, number) -> new Count(row.getString("category"), row.getLong("count")))
                .list();
    }

    int deleteBefore(Instant oldest) {
        return database.sql("DELETE FROM model.moderation_flag WHERE at < ?")
                .param(oldest.atOffset(ZoneOffset.UTC))
                .update();
    }

    private JdbcClient.StatementSpec selected(String what, Actor reader, FlagFilter filter, String rest) {
        return database.sql(what + " " + SELECTED + rest)
                .param("everything", reader.administrator())
                .param("team", reader.team().value())
                .param("category", filter.category())
                .param("person", filter.person())
                .param("stage", filter.stage() == null ? null : filter.stage().name())
                .param(
                        "action",
                        filter.action() == null ? null : filter.action().name())
                .param("from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
                .param("to", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC));
    }

    private static Flag read(ResultSet row, int number) throws SQLException {
        return new Flag(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("person", UUID.class)),
                new TeamId(row.getObject("team", UUID.class)),
                row.getObject("model", UUID.class),
                new RuleId(row.getObject("rule", UUID.class)),
                row.getString("rule_name"),
                Stage.valueOf(row.getString("stage")),
                row.getString("category"),
                Treatment.valueOf(row.getString("action")),
                row.getString("why"),
                row.getString("excerpt"));
    }
}
