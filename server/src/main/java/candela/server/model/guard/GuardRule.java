package candela.server.model.guard;

import candela.engine.ai.guard.Treatment;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is looked for in what passes, and what is done about it. Immutable.
 *
 * @param team whom it binds; null for every team
 */
@Table(schema = "model", name = "guard_rule")
public record GuardRule(
        @Id RuleId id,
        @Nullable TeamId team,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Terms terms,
        UserId createdBy,
        Instant createdAt,
        @Version int version) {

    /** How many milliseconds the guard of a guarded model may take. */
    private static final int JUDGING = 10_000;

    public record RuleId(UUID value) implements TypedId {}

    /** By what it is looked for. */
    public enum Detecting {
        PERSONAL_DATA,
        SECRETS,
        INJECTION,
        TOPICS,
        MODEL
    }

    /** What happens when it cannot be looked for. */
    public enum OnFailure {
        /** Nothing passes. */
        CLOSED,
        /** All passes, and is flagged. */
        OPEN
    }

    /**
     * What the ways of detecting need; what a way does not need is empty.
     *
     * @param kinds which kinds or categories count; all where there are none
     * @param topics what texts may be about
     * @param threshold how near to a topic they must be, from 0 to 1
     * @param guardModel which model is asked
     */
    public record Options(
            List<String> kinds,
            List<String> topics,
            @Nullable Double threshold,
            @Nullable UUID guardModel) implements JsonColumn {

        public Options {
            kinds = List.copyOf(kinds);
            topics = List.copyOf(topics);
        }
    }

    /**
     * What it says, as people enter it.
     *
     * @param position those with lower numbers come first
     */
    public record Terms(
            String name,
            int position,
            Stage stage,
            Detecting detector,
            Options options,
            Treatment action,
            OnFailure onFailure,
            int timeoutMs,
            boolean enabled) {

        Duration timeout() {
            return Duration.ofMillis(timeoutMs);
        }
    }

    static GuardRule of(Actor actor, @Nullable TeamId team, Terms terms, Instant now) {
        return new GuardRule(new RuleId(TypedId.next()), team, terms, actor.user(), now, 0);
    }

    /** What holds for a model that is marked as guarded; nobody keeps it as a row. */
    static GuardRule ofGuardedModel(UUID judge, Stage stage) {
        var options = new Options(List.of(), List.of(), null, judge);
        var terms = new Terms(
                "guarded model", 0, stage, Detecting.MODEL, options, Treatment.BLOCK, OnFailure.CLOSED, JUDGING, true);
        return new GuardRule(new RuleId(judge), null, terms, Actor.system().user(), Instant.EPOCH, 0);
    }

    GuardRule with(Terms changed) {
        return new GuardRule(id, team, changed, createdBy, createdAt, version);
    }

    /** Whether it judges whole texts, which cannot be done piece by piece. */
    boolean judges() {
        return terms.detector == Detecting.TOPICS || asksModel();
    }

    boolean asksModel() {
        return terms.detector == Detecting.MODEL;
    }

    boolean blocks() {
        return terms.action == Treatment.BLOCK;
    }
}
