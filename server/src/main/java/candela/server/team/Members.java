package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.team.Role.RoleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Who is in which team; an array holds the roles, and one JSON value what is said of the member. */
@Repository
class Members {

    private static final TypeReference<Map<String, List<String>>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcClient database;

    Members(JdbcClient database) {
        this.database = database;
    }

    void insert(Member member) {
        database.sql("""
                        INSERT INTO team.member (team, user_id, roles, added_by, added_at, assigned_by, assigned_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        member.team().value(),
                        member.user().value(),
                        ids(member.roles()),
                        member.addedBy().value(),
                        Timestamp.from(member.addedAt()),
                        member.assignedBy().value(),
                        Timestamp.from(member.assignedAt()))
                .update();
    }

    void assign(Member member) {
        database.sql(
                        "UPDATE team.member SET roles = ?, assigned_by = ?, assigned_at = ? WHERE team = ? AND user_id = ?")
                .params(
                        ids(member.roles()),
                        member.assignedBy().value(),
                        Timestamp.from(member.assignedAt()),
                        member.team().value(),
                        member.user().value())
                .update();
    }

    void describe(Member member) {
        database.sql("UPDATE team.member SET attributes = ? WHERE team = ? AND user_id = ?")
                .params(
                        JsonColumn.toDatabase(member.attributes().values()),
                        member.team().value(),
                        member.user().value())
                .update();
    }

    /** Under which names something is said of anybody in a team. */
    List<String> attributeNames(TeamId team) {
        return database.sql(
                        "SELECT DISTINCT jsonb_object_keys(attributes) AS name FROM team.member WHERE team = ? ORDER BY name")
                .param(team.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    void delete(Member member) {
        database.sql("DELETE FROM team.member WHERE team = ? AND user_id = ?")
                .params(member.team().value(), member.user().value())
                .update();
    }

    /** All of a team, in the order in which they came; locks them, so that two changes see each other. */
    List<Member> lock(TeamId team) {
        return database.sql("SELECT * FROM team.member WHERE team = ? ORDER BY added_at, user_id FOR UPDATE")
                .param(team.value())
                .query((row, number) -> member(row))
                .list();
    }

    List<Member> of(TeamId team) {
        return database.sql("SELECT * FROM team.member WHERE team = ? ORDER BY added_at, user_id")
                .param(team.value())
                .query((row, number) -> member(row))
                .list();
    }

    int count(TeamId team) {
        return database.sql("SELECT count(*) FROM team.member WHERE team = ?")
                .param(team.value())
                .query(Integer.class)
                .single();
    }

    List<String> roleNames(TeamId team, UserId user) {
        return database.sql("""
                        SELECT r.name FROM team.member m JOIN team.role r ON r.id = ANY (m.roles)
                        WHERE m.team = ? AND m.user_id = ?
                        ORDER BY r.created_at, r.id
                        """)
                .params(team.value(), user.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** All teams of somebody. */
    List<TeamId> teams(UserId user) {
        return database.sql("SELECT team FROM team.member WHERE user_id = ? ORDER BY team")
                .param(user.value())
                .query((row, number) -> new TeamId(row.getObject("team", UUID.class)))
                .list();
    }

    Optional<Member> find(TeamId team, UserId user) {
        return database.sql("SELECT * FROM team.member WHERE team = ? AND user_id = ?")
                .params(team.value(), user.value())
                .query((row, number) -> member(row))
                .optional();
    }

    boolean anyWith(RoleId role) {
        return database.sql("SELECT count(*) FROM team.member WHERE ? = ANY (roles)")
                        .param(role.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static UUID[] ids(List<RoleId> roles) {
        return roles.stream().map(RoleId::value).toArray(UUID[]::new);
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new TeamId(row.getObject("team", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                Stream.of((UUID[]) row.getArray("roles").getArray())
                        .map(RoleId::new)
                        .toList(),
                new MemberAttributes(JsonColumn.MAPPER.readValue(row.getString("attributes"), ATTRIBUTES)),
                new UserId(row.getObject("added_by", UUID.class)),
                row.getTimestamp("added_at").toInstant(),
                new UserId(row.getObject("assigned_by", UUID.class)),
                row.getTimestamp("assigned_at").toInstant());
    }
}
