package candela.server.model.limit;

import candela.server.model.limit.Counters.Count;
import candela.server.model.limit.Limit.LimitId;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the limits: setting them, and seeing which of them hold for somebody and why. */
@Service
@Transactional
public class Limits {

    static final String USE = "model:use";
    static final String WRITE = "limit:write";
    private static final String ENTITY = "usage_limit";

    private final StoredLimits stored;
    private final Counters counters;
    private final ActorBinding binding;
    private final ApplicationEventPublisher events;
    private final WindowClock clock;

    Limits(
            StoredLimits stored,
            Counters counters,
            ActorBinding binding,
            ApplicationEventPublisher events,
            WindowClock clock) {
        this.stored = stored;
        this.counters = counters;
        this.binding = binding;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A limit as it stands for somebody.
     *
     * @param setAsideBy the narrower limit of the same owner that holds in its place; null where it binds
     */
    public record Effective(
            Limit limit,
            Count count,
            Instant resetsAt,
            @Nullable LimitId setAsideBy) {}

    /** The installation's limits and those of the actor's team. */
    @Transactional(readOnly = true)
    public List<Limit> list(Actor actor) {
        actor.require(USE);
        return stored.of(actor.team().value());
    }

    /** All limits of all teams, for those who count. */
    @Transactional(readOnly = true)
    List<Limit> all(Actor system) {
        return stored.findAll();
    }

    public Limit create(Actor actor, NewLimit asked) {
        requireToWrite(actor, asked.ofAll());
        var limit = stored.save(new Limit(
                new LimitId(TypedId.next()),
                asked.ofAll() ? null : actor.team(),
                asked.subject(),
                asked.target(),
                asked.person(),
                asked.metric(),
                asked.span(),
                NewLimit.counted(asked.metric(), asked.amount()),
                asked.warnAt(),
                actor.user(),
                clock.now(),
                0));
        changed(Audited.created(actor, ENTITY, limit.id(), summary(limit)));
        return limit;
    }

    /** Changes how much; what it is about stays, because what was counted belongs to it. */
    public Limit change(Actor actor, LimitId id, @Nullable BigDecimal amount, @Nullable Integer warnAt) {
        var before = writable(actor, id);
        var asked = new NewLimit(
                before.team() == null,
                before.subject(),
                before.target(),
                before.person(),
                before.metric(),
                before.span(),
                amount,
                warnAt);
        var after = stored.save(before.with(NewLimit.counted(before.metric(), asked.amount()), warnAt));
        changed(Audited.updated(actor, ENTITY, id, summary(before), summary(after)));
        return after;
    }

    public void delete(Actor actor, LimitId id) {
        var limit = writable(actor, id);
        stored.delete(limit);
        changed(Audited.deleted(actor, ENTITY, id, summary(limit)));
    }

    /**
     * Every limit that a call would come under, with what is used of it: one's own call, or that of a colleague for
     * those who set limits.
     */
    @Transactional(readOnly = true)
    public List<Effective> effective(Actor actor, Caller caller) {
        actor.require(caller.user().equals(actor.user().value()) ? USE : WRITE);
        var concerned = stored.of(actor.team().value()).stream()
                .filter(it -> it.concerns(caller))
                .toList();
        var holds = new HashMap<Limit.Kin, Limit>();
        LimitRules.binding(concerned).forEach(it -> holds.put(it.kin(), it));
        return concerned.stream()
                .map(it -> effective(actor, it, Objects.requireNonNull(holds.get(it.kin())), caller))
                .sorted(Comparator.comparing((Effective it) -> it.setAsideBy() != null)
                        .thenComparing(it -> it.limit().metric())
                        .thenComparing(it -> it.limit().span()))
                .toList();
    }

    private Effective effective(Actor actor, Limit limit, Limit holds, Caller caller) {
        var starts = limit.span().start(clock.now());
        var instance = Objects.requireNonNull(limit.subject().instance(caller));
        var count = binding.as(actor.asSystem(), () -> counters.of(limit.id().value(), instance, starts));
        return new Effective(limit, count, limit.span().end(starts), holds.equals(limit) ? null : holds.id());
    }

    private Limit writable(Actor actor, LimitId id) {
        actor.require(USE);
        var limit = stored.find(id.value(), actor.team().value()).orElseThrow(() -> Problem.notFound("limit", id));
        requireToWrite(actor, limit.team() == null);
        return limit;
    }

    private static void requireToWrite(Actor actor, boolean ofAll) {
        actor.require(ofAll ? Actor.ADMIN : WRITE);
    }

    private void changed(Audited done) {
        events.publishEvent(done);
        events.publishEvent(new LimitRules.Changed());
    }

    private static Map<String, String> summary(Limit limit) {
        return Map.of(
                "scope",
                limit.team() == null ? "installation" : "team",
                "subject",
                limit.subject().name(),
                "target",
                text(limit.target()) + text(limit.person()),
                "metric",
                limit.metric().name(),
                "span",
                limit.span().name(),
                "amount",
                limit.amount() == null ? "none" : limit.metric().words(limit.amount()));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
