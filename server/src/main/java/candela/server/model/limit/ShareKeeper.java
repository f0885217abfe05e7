package candela.server.model.limit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the node's accounts with the database: four times a second what was used, each second the rules, every few
 * seconds that it lives, and at its end all that it still holds.
 */
@Component
class ShareKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShareKeeper.class);
    private static final long RENEWAL = 250;
    private static final long RULES = 1_000;
    private static final long BEAT = 4_000;
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final ShareBook shares;
    private final LimitRules rules;
    private volatile @Nullable ScheduledExecutorService timer;

    ShareKeeper(ShareBook shares, LimitRules rules) {
        this.shares = shares;
        this.rules = rules;
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("limits").daemon().factory());
        fresh.scheduleWithFixedDelay(() -> quietly(shares::renewAll), RENEWAL, RENEWAL, TimeUnit.MILLISECONDS);
        fresh.scheduleWithFixedDelay(() -> quietly(rules::read), 0, RULES, TimeUnit.MILLISECONDS);
        fresh.scheduleWithFixedDelay(() -> quietly(() -> shares.beat(SILENCE)), BEAT, BEAT, TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.close();
            quietly(shares::leave);
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** After the web server, which calls still come through. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** A database that is away for a while must not end the timer. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            LOG.warn("The accounts of the limits wait for the database: {}", e.getMessage());
        }
    }
}
