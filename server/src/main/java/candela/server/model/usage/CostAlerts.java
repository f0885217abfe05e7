package candela.server.model.usage;

import candela.server.iam.Profile;
import candela.server.model.usage.CostAlert.AlertId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Audited;
import candela.server.platform.Memberships;
import candela.server.platform.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the thresholds on the month's cost: one's own, and for who sets limits those of the team. */
@Service
@Transactional
public class CostAlerts {

    private static final String ENTITY = "cost_alert";
    private static final String SET = "limit:write";

    private final StoredAlerts stored;
    private final Profile profile;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CostAlerts(
            StoredAlerts stored,
            Profile profile,
            Memberships memberships,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.profile = profile;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /** One's own, and for who reads the team's usage all of the team's. */
    @Transactional(readOnly = true)
    public List<CostAlert> list(Actor actor) {
        actor.require(UsageReports.USE);
        return stored.of(
                actor.team().value(), seesAll(actor) ? null : actor.user().value());
    }

    /** @param user whose cost in the current team; null for all of the team's */
    public CostAlert create(Actor actor, @Nullable UserId user, BigDecimal threshold) {
        actor.require(actor.user().equals(user) ? UsageReports.USE : SET);
        if (user != null
                && memberships.all(user, false).stream()
                        .noneMatch(it -> it.team().equals(actor.team()))) {
            throw Problem.invalid("user", "Nobody with this id is in the team");
        }
        var zone = ZoneId.of(profile.me(actor).user().timeZone());
        var alert = CostAlert.create(actor.team(), user, positive(threshold), zone, actor.user(), clock.instant());
        var saved = save(alert);
        events.publishEvent(Audited.created(actor, ENTITY, saved.id(), seen(saved)));
        return saved;
    }

    public CostAlert change(Actor actor, AlertId id, BigDecimal threshold) {
        actor.require(UsageReports.USE);
        var before = find(actor, id);
        var saved = save(before.at(positive(threshold)));
        events.publishEvent(Audited.updated(actor, ENTITY, id, seen(before), seen(saved)));
        return saved;
    }

    public void delete(Actor actor, AlertId id) {
        actor.require(UsageReports.USE);
        var alert = find(actor, id);
        stored.delete(alert);
        events.publishEvent(Audited.deleted(actor, ENTITY, id, seen(alert)));
    }

    /** One that the actor may change; who does not see it does not find it. */
    private CostAlert find(Actor actor, AlertId id) {
        var alert = stored.find(id.value(), actor.team().value())
                .filter(it -> seesAll(actor) || actor.user().equals(it.user()))
                .orElseThrow(() -> Problem.notFound("cost alert", id));
        if (!actor.user().equals(alert.user())) {
            actor.require(SET);
        }
        return alert;
    }

    private static boolean seesAll(Actor actor) {
        return actor.may(UsageReports.TEAM) || actor.may(SET);
    }

    private CostAlert save(CostAlert alert) {
        try {
            return stored.save(alert);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("There is an alert at this sum already");
        }
    }

    private static BigDecimal positive(BigDecimal threshold) {
        if (threshold.signum() <= 0) {
            throw Problem.invalid("threshold", "The threshold must be more than nothing");
        }
        return threshold;
    }

    private static Map<String, ?> seen(CostAlert it) {
        var user = it.user();
        return Map.of(
                "threshold",
                it.threshold(),
                "user",
                user == null ? "" : user.value().toString());
    }
}
