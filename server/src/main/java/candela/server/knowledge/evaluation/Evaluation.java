package candela.server.knowledge.evaluation;

import candela.server.knowledge.Cutting;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One trial of a dataset: all its questions put to one index. Immutable: a step further is a new one.
 *
 * @param passageIndex as it was then; it may be gone since
 * @param live whether that index was searched by everybody then
 * @param questions how many there are to ask
 * @param failure why it failed, in words; null unless it did
 */
@Table(schema = "knowledge", name = "evaluation")
public record Evaluation(
        @Id EvaluationId id,
        DatasetId dataset,
        PassageIndexId passageIndex,
        Cutting chunking,
        ModelId model,
        boolean live,
        UserId startedBy,
        TeamId team,
        Status status,
        int questions,
        Scores scores,
        @Nullable String failure,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Version int version) {

    public record EvaluationId(UUID value) implements TypedId {}

    public enum Status {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean isFinished() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /** Of the questions that were asked so far. */
    record Scores(List<Score> scores) implements JsonColumn {

        static final Scores NONE = new Scores(List.of());

        Scores {
            scores = List.copyOf(scores);
        }
    }

    static Evaluation asked(Actor actor, PassageIndex index, int questions, Instant now) {
        return new Evaluation(
                new EvaluationId(TypedId.next()),
                index.dataset(),
                index.id(),
                index.chunking(),
                index.model(),
                index.status() == PassageIndex.Status.LIVE,
                actor.user(),
                actor.team(),
                Status.PENDING,
                questions,
                Scores.NONE,
                null,
                false,
                now,
                null,
                0);
    }

    Evaluation begun() {
        return changed(Status.RUNNING, scores, null, cancelRequested, null);
    }

    Evaluation with(Score score) {
        var all = new ArrayList<>(scores.scores());
        all.add(score);
        return changed(status, new Scores(all), null, cancelRequested, null);
    }

    /** What has not begun ends at once; what runs is told to. */
    Evaluation cancelled(Instant now) {
        return status == Status.PENDING
                ? ended(Status.CANCELLED, null, now)
                : changed(status, scores, failure, true, finishedAt);
    }

    Evaluation ended(Status end, @Nullable String why, Instant now) {
        return status.isFinished() ? this : changed(end, scores, why, cancelRequested, now);
    }

    private Evaluation changed(
            Status status,
            Scores scores,
            @Nullable String failure,
            boolean cancelRequested,
            @Nullable Instant finishedAt) {
        return new Evaluation(
                id,
                dataset,
                passageIndex,
                chunking,
                model,
                live,
                startedBy,
                team,
                status,
                questions,
                scores,
                failure,
                cancelRequested,
                createdAt,
                finishedAt,
                version);
    }
}
