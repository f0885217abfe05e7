package candela.server.query.insight;

import candela.engine.chart.insight.Insight;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import candela.server.query.Query;
import candela.server.query.Query.QueryId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An insight of one result, and how far it is. Immutable: a change is a new one.
 *
 * @param owner who asked for it
 * @param scopes what the API key allows that asked; null where a person did
 * @param automatic whether it came with the answer and nobody asked for it
 * @param answeredAt when the query was answered whose result it is about
 * @param content what it says; of one that is being written already what rules say; null before
 * @param note why a model did not write it; null when one did, and where there was nothing to tell one
 */
@Table(schema = "query", name = "insight")
public record KeptInsight(
        @Id InsightId id,
        QueryId query,
        UserId owner,
        TeamId team,
        @Nullable List<String> scopes,
        boolean automatic,
        Instant answeredAt,
        String locale,
        Status status,
        @Nullable Content content,
        @Nullable Note note,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Version int version) {

    /** Who wrote it where no model did. */
    public static final String BUILT_IN = "built-in";

    public record InsightId(UUID value) implements TypedId {}

    /** Where it stands. */
    public enum Status {
        PENDING,
        RUNNING,
        FINISHED,
        FAILED;

        public boolean isFinished() {
            return this == FINISHED || this == FAILED;
        }
    }

    /** Why rules wrote it. */
    public enum Note {
        /** There is no model, or not for this person. */
        NO_MODEL,
        /** The source does not let a model be told these rows. */
        NOT_TOLD,
        /** The result bore out no sentence of the model. */
        NOTHING_LEFT,
        FAILED,
        SLOW,
        LIMITED,
        /** Too many were being written at once. */
        BUSY
    }

    /**
     * What it says.
     *
     * @param author {@value #BUILT_IN} or the name of a model
     * @param removed how many sentences of a model were left out
     */
    public record Content(Insight insight, String author, int removed) implements JsonColumn {}

    static KeptInsight of(Actor actor, Query query, Locale locale, boolean automatic, Instant now) {
        return new KeptInsight(
                new InsightId(TypedId.next()),
                query.id(),
                actor.user(),
                actor.team(),
                automatic ? query.scopes() : actor.scopes(),
                automatic,
                Objects.requireNonNull(query.work().finishedAt()),
                locale.getLanguage().equals("vi") ? "vi" : "en",
                Status.PENDING,
                null,
                null,
                now,
                null,
                0);
    }

    /** Whether it is about the result that the query has now. */
    boolean isOf(Query now) {
        return now.work().outcome() != null && answeredAt.equals(now.work().finishedAt());
    }

    boolean isWrittenBy(Actor actor) {
        return owner.equals(actor.user()) || actor.administrator();
    }

    /** @param draft what it says until it is done; null where nothing is known yet */
    KeptInsight running(@Nullable Content draft) {
        return with(Status.RUNNING, draft, null, null);
    }

    KeptInsight finished(Content written, @Nullable Note why, Instant now) {
        return with(Status.FINISHED, written, why, now);
    }

    KeptInsight failed(Instant now) {
        return with(Status.FAILED, null, Note.FAILED, now);
    }

    private KeptInsight with(Status next, @Nullable Content written, @Nullable Note why, @Nullable Instant end) {
        return new KeptInsight(
                id,
                query,
                owner,
                team,
                scopes,
                automatic,
                answeredAt,
                locale,
                next,
                written,
                why,
                createdAt,
                end,
                version);
    }
}
