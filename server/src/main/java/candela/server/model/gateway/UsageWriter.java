package candela.server.model.gateway;

import candela.server.iam.KeyRing;
import candela.server.model.usage.UsageLog;
import candela.server.model.usage.UsageRecord;
import candela.server.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Brings the journal into the database, a few times a second and away from the calls. */
@Component
class UsageWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UsageWriter.class);
    private static final int AT_ONCE = 500;
    private static final long EVERY = 200;
    private static final long ADOPTING = 60_000;

    private final UsageJournal journal;
    private final Refusals refusals;
    private final UsageLog usage;
    private final KeyRing keys;
    private final CallAudit audit;
    private volatile @Nullable ScheduledExecutorService timer;

    UsageWriter(UsageJournal journal, Refusals refusals, UsageLog usage, KeyRing keys, CallAudit audit) {
        this.journal = journal;
        this.refusals = refusals;
        this.usage = usage;
        this.keys = keys;
        this.audit = audit;
    }

    /** All that was kept until now; one caller at a time. */
    synchronized void flush() {
        refusals.settle();
        for (var batch = journal.next(); batch != null; batch = journal.next()) {
            write(List.copyOf(batch.records()));
            journal.written(batch);
        }
    }

    private void write(List<UsageRecord> records) {
        for (var from = 0; from < records.size(); from += AT_ONCE) {
            usage.write(Actor.system(), records.subList(from, Math.min(records.size(), from + AT_ONCE)));
        }
        records.stream()
                .filter(it -> it.key() != null)
                .collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.key())))
                .forEach(this::count);
        audit.add(records);
    }

    private void count(UUID key, List<UsageRecord> calls) {
        var last = calls.stream().map(UsageRecord::at).max(Instant::compareTo).orElseThrow();
        keys.used(
                Actor.system(),
                key,
                calls.stream().mapToInt(it -> it.count().calls()).sum(),
                last);
    }

    void adopt() {
        journal.adopt(this::write);
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("usage").daemon().factory());
        fresh.scheduleWithFixedDelay(() -> quietly(this::flush), EVERY, EVERY, TimeUnit.MILLISECONDS);
        fresh.scheduleWithFixedDelay(() -> quietly(this::adopt), 0, ADOPTING, TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.close();
            refusals.settleAll();
            quietly(this::flush);
            quietly(audit::publish);
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

    /** What is not in the database now stays in the journal. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("What models were used for waits for the database: {}", e.getMessage());
        }
    }
}
