package candela.server.model.limit;

import candela.server.model.limit.Reservation.Reserved;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The door that every model call comes through: what it may use is reserved before, what it used is settled after. */
@Service
public class LimitGate {

    private final LimitRules rules;
    private final ShareBook shares;
    private final WindowClock clock;

    LimitGate(LimitRules rules, ShareBook shares, WindowClock clock) {
        this.rules = rules;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * Takes what a call may use at most from each limit that it comes under.
     *
     * @param priceKnown whether the money in it is right; a call whose price nobody knows cannot pass a limit on money
     * @throws Problem limited, with the limit, its value, what is used and when it resets; unavailable where the
     *     database is too slow to say
     */
    public Reservation reserve(Actor actor, UUID model, Amounts most, boolean priceKnown) {
        actor.require(Limits.USE);
        var caller = Caller.of(actor, model);
        var limits = rules.of(caller);
        if (!priceKnown && limits.stream().anyMatch(it -> it.metric() == Metric.MONEY)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "This model has no price, but what it costs is limited here: enter its price, 0 where it is free");
        }
        var taken = new ArrayList<Reserved>();
        try {
            limits.forEach(it -> taken.add(reserve(it, caller, most.of(it.metric()))));
        } catch (Problem refused) {
            new Reservation(taken).release();
            throw refused;
        }
        return new Reservation(taken);
    }

    private Reserved reserve(Limit limit, Caller caller, long amount) {
        var instance = Objects.requireNonNull(limit.subject().instance(caller));
        var part = shares.take(limit, instance, amount);
        if (part == null) {
            throw refusal(limit, shares.standing(limit, instance), amount, clock.now());
        }
        return new Reserved(limit, part);
    }

    private static Problem refusal(Limit limit, Share.Standing standing, long amount, Instant now) {
        var metric = limit.metric();
        var resets = limit.span().end(limit.span().start(now));
        var most = Objects.requireNonNullElse(limit.amount(), standing.most());
        var wanted = metric == Metric.REQUESTS ? "" : "; this call may need " + metric.words(amount);
        return Problem.limited(
                "The limit of " + metric.words(most) + " per " + word(limit.span()) + " " + whose(limit)
                        + " does not allow this call: " + metric.words(Math.min(most, most - standing.room()))
                        + " are used or reserved" + wanted + ". It resets at "
                        + resets.truncatedTo(ChronoUnit.SECONDS),
                Duration.between(now, resets).plusSeconds(1));
    }

    private static String word(Span span) {
        return span.name().toLowerCase(Locale.ROOT);
    }

    private static String whose(Limit limit) {
        var owner = limit.team() == null ? "set for the whole installation" : "set by the team";
        return switch (limit.subject()) {
            case KEY -> "for this key, " + owner + ",";
            case USER -> "for you, " + owner + ",";
            case TEAM -> "for this team, " + owner + ",";
            case MODEL -> "for this model, " + owner + ",";
            case MODEL_USER -> "for you with this model, " + owner + ",";
        };
    }
}
