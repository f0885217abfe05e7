package candela.server.query;

import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import candela.server.query.Query.QueryId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/** One thing that happened to a query, in its timeline. */
@Table(schema = "query", name = "history_entry")
public record HistoryEntry(@Id UUID id, QueryId query, Action action, Instant at, UserId actor, Details details)
        implements Persistable<UUID> {

    /** What happened. */
    public enum Action {
        CREATED,
        EXECUTED,
        EDITED,
        CHOSEN,
        RENAMED,
        CANCELLED,
        EXPORTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What else is worth knowing, e.g. the statement before an edit. */
    public record Details(Map<String, String> values) implements JsonColumn {}

    static HistoryEntry of(Query query, Action action, UserId actor, Instant at, Map<String, String> details) {
        return new HistoryEntry(TypedId.next(), query.id(), action, at, actor, new Details(details));
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** An entry is written once and never changed. */
    @Override
    @Transient
    public boolean isNew() {
        return true;
    }
}
