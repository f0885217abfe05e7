package candela.server.model.guard;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Holds the rules for a second, so that they can be asked for with each call of a model and each tool. */
@Component
class HeldRules {

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** @param changes how often rules were changed on this node, so that what was read before is not found after */
    private record Key(TeamId team, long changes) {}

    private final StoredRules stored;
    private final Cache<Key, Obeyed> held;
    private final AtomicLong changes = new AtomicLong();

    HeldRules(StoredRules stored, Clock clock) {
        this.stored = stored;
        this.held = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(FRESH)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** What holds in a team at one stage. */
    Bound of(TeamId team, Stage stage) {
        return held.get(new Key(team, changes.get()), it -> Obeyed.of(stored.holding(Actor.system(), team)))
                .at(stage);
    }

    @TransactionalEventListener
    void forget(RulesChanged change) {
        changes.incrementAndGet();
    }

    /** What holds at the three stages. */
    private record Obeyed(Bound input, Bound output, Bound tools) {

        static Obeyed of(List<GuardRule> rules) {
            return new Obeyed(
                    Bound.of(rules, Stage.INPUT), Bound.of(rules, Stage.OUTPUT), Bound.of(rules, Stage.TOOLS));
        }

        Bound at(Stage stage) {
            return switch (stage) {
                case INPUT -> input;
                case OUTPUT -> output;
                case TOOLS -> tools;
            };
        }
    }
}
