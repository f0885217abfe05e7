package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Membership;
import candela.server.platform.Memberships;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a person's memberships in one round trip, with or without a transaction: every request asks. */
@Component
class StoredMemberships implements Memberships {

    private final JdbcClient database;

    StoredMemberships(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Membership of(UserId user, @Nullable TeamId wanted, boolean administrator) {
        var all = all(user, administrator);
        return all.stream()
                .filter(it -> it.team().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no team for " + user));
    }

    @Override
    public List<Membership> all(UserId user, boolean administrator) {
        return database.sql("SELECT * FROM team.memberships(?)")
                .param(user.value())
                .query((row, number) -> membership(row, administrator))
                .list();
    }

    private static Membership membership(ResultSet row, boolean administrator) throws SQLException {
        return new Membership(
                new TeamId(row.getObject("team", UUID.class)),
                row.getString("name"),
                row.getBoolean("personal"),
                administrator ? Set.of(Actor.ADMIN) : strings(row.getArray("permissions")));
    }

    private static Set<String> strings(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
