package candela.server.model.limit;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * So much of something within a span of time, and not more. Immutable: a change is a new Limit.
 *
 * @param team whose rule it is; null for the installation's, which binds every team
 * @param target the key, person, team or model it is about; null for each of them by itself
 * @param person of a limit for a person with a model: that person; null for each by themselves
 * @param amount in what the metric counts, money in billionths of a US dollar; null for none, which sets aside the same
 *     owner's more general limit
 * @param warnAt from which percentage of the amount on people are told; null for never
 */
@Table(schema = "model", name = "usage_limit")
public record Limit(
        @Id LimitId id,
        @Nullable TeamId team,
        Subject subject,
        @Nullable UUID target,
        @Nullable UUID person,
        Metric metric,
        Span span,
        @Nullable Long amount,
        @Nullable Integer warnAt,
        UserId createdBy,
        Instant createdAt,
        @Version int version) {

    public record LimitId(UUID value) implements TypedId {}

    Limit with(@Nullable Long amount, @Nullable Integer warnAt) {
        return new Limit(
                id, team, subject, target, person, metric, span, amount, warnAt, createdBy, createdAt, version);
    }

    /** Whether it is about this call. */
    boolean concerns(Caller caller) {
        if (team != null && !team.value().equals(caller.team())) {
            return false;
        }
        if (subject == Subject.MODEL_USER) {
            return (target == null || target.equals(caller.model()))
                    && (person == null || person.equals(caller.user()));
        }
        var instance = subject.instance(caller);
        return instance != null && (target == null || target.equals(instance));
    }

    /** Of two limits of one owner about the same, the narrower one holds: one person's before that of all. */
    int narrowness() {
        return (person == null ? 0 : 2) + (target == null ? 0 : 1);
    }

    /** Those of which one sets aside the others. */
    record Kin(@Nullable TeamId team, Subject subject, Metric metric, Span span) {}

    Kin kin() {
        return new Kin(team, subject, metric, span);
    }
}
