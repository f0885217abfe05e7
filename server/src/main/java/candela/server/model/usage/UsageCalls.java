package candela.server.model.usage;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The single calls as they are read. */
@Repository
class UsageCalls {

    private final JdbcClient database;

    UsageCalls(JdbcClient database) {
        this.database = database;
    }

    /** A place in the list: the last call that was shown. */
    record Place(Instant at, UUID id) {

        static Place of(UsageRecord call) {
            return new Place(call.at(), call.id());
        }

        static Place parse(String text) {
            var parts = text.split("~", 2);
            try {
                return new Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw Problem.invalid("cursor", "The cursor must be the \"next\" of the page before");
            }
        }

        String text() {
            return at + "~" + id;
        }
    }

    /** The newest of them that are older than that place. */
    List<UsageRecord> newest(Selection selection, @Nullable Place before, int most) {
        var further = before == null ? "" : " AND (at, id) < (:at, :id)";
        var statement = database.sql("SELECT * FROM model.usage WHERE " + selection.where("at") + further
                        + " ORDER BY at DESC, id DESC LIMIT :most")
                .params(selection.values())
                .param("most", most);
        if (before != null) {
            statement = statement.param("at", Selection.moment(before.at())).param("id", before.id());
        }
        return statement.query(UsageCalls::read).list();
    }

    private static UsageRecord read(ResultSet row, int number) throws SQLException {
        return new UsageRecord(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new TeamId(row.getObject("team", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                id(row, "key"),
                row.getObject("model", UUID.class),
                row.getString("model_name"),
                row.getString("provider"),
                UsageRecord.Kind.valueOf(row.getString("kind")),
                row.getString("purpose"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBoolean("tokens_known"),
                row.getBigDecimal("cost"),
                row.getBoolean("price_known"),
                row.getInt("duration_ms"),
                row.getObject("first_token_ms", Integer.class),
                row.getObject("overhead_ms", Integer.class),
                row.getString("outcome"),
                row.getString("failure"),
                row.getString("route"),
                new UsageRecord.Count(row.getInt("calls"), row.getLong("images"), row.getLong("characters")));
    }

    private static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
