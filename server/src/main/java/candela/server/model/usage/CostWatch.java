package candela.server.model.usage;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Recurring;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Looks every minute whether the month's cost has passed a threshold, and says so once. */
@Component
class CostWatch implements Recurring {

    private final StoredAlerts stored;
    private final UsageSums sums;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AsSystem asSystem;

    CostWatch(StoredAlerts stored, UsageSums sums, ApplicationEventPublisher events, Clock clock, AsSystem asSystem) {
        this.stored = stored;
        this.sums = sums;
        this.events = events;
        this.clock = clock;
        this.asSystem = asSystem;
    }

    @Override
    public String name() {
        return "model.cost_watch";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var open = asSystem.as(
                Actor.system(),
                () -> stored.findAll().stream().filter(it -> !it.isPassed(now)).toList());
        open.forEach(it -> asSystem.as(actor(it), () -> look(it)));
    }

    /**
     * Another node or a person may have changed it meanwhile: then its version is gone, and the next minute will do.
     */
    private boolean look(CostAlert alert) {
        var now = clock.instant();
        var month = Period.month(alert.month(now), alert.zone(), now);
        var cost = sums.cost(
                new Selection(month.from(), month.to(), alert.team(), alert.user(), null, null, null, null, null));
        if (cost.compareTo(alert.threshold()) < 0) {
            return false;
        }
        stored.save(alert.passed(cost, now));
        events.publishEvent(
                new CostPassed(alert.id(), alert.team(), alert.user(), alert.threshold(), cost, alert.month(now)));
        events.publishEvent(audited(alert, cost));
        return true;
    }

    private static Audited audited(CostAlert alert, BigDecimal cost) {
        var seen = Map.of("threshold", alert.threshold(), "cost", cost);
        return new Audited(actor(alert), "cost_passed", "cost_alert", alert.id().value(), Map.of(), seen, null);
    }

    /** The server itself, in the team that it is about, so that the team's auditors see it. */
    private static Actor actor(CostAlert alert) {
        return new Actor(Actor.system().user(), alert.team(), Set.of(Actor.ADMIN), Actor.Origin.SYSTEM, true);
    }
}
