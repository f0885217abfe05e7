package candela.server.model.guard;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Problem;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Holds the rules for a second, so that they can be asked for with each call of a model and each tool. Where the
 * database does not say in time which rules hold, nothing passes: rules that nobody could read may be the ones that
 * matter.
 */
@Component
class HeldRules {

    private static final Logger LOG = LoggerFactory.getLogger(HeldRules.class);

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** How long a call waits, whoever began to read: those who wait together do not wait one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Executor THREADS =
            it -> Thread.ofVirtual().name("rules").start(it);

    /** @param changes how often rules were changed on this node, so that what was read before is not found after */
    private record Key(TeamId team, long changes) {}

    private final StoredRules stored;
    private final AsyncCache<Key, Obeyed> held;
    private final AtomicLong changes = new AtomicLong();

    HeldRules(StoredRules stored, Clock clock) {
        this.stored = stored;
        this.held = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(FRESH)
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(THREADS)
                .buildAsync();
    }

    /** What holds in a team at one stage. */
    Bound of(TeamId team, Stage stage) {
        return known(new Key(team, changes.get())).at(stage);
    }

    private Obeyed known(Key key) {
        try {
            return held.get(key, it -> Obeyed.of(stored.holding(it.team())))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        } catch (TimeoutException e) {
            throw unknown();
        } catch (ExecutionException e) {
            LOG.warn("The rules of moderation cannot be read: {}", String.valueOf(e.getCause()));
            throw unknown();
        }
    }

    private static Problem unknown() {
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "Which rules of moderation hold cannot be read because the database is slow: try again later");
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
