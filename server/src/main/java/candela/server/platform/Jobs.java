package candela.server.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Durable work: put down in the transaction that asks for it, claimed by one node, and by another when that one dies.
 */
@Component
public class Jobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String TABLE = "platform.job";
    private static final int AT_ONCE = 8;
    private static final int MOST_DEATHS = 3;

    private final Scheduler scheduler;
    private final SchedulerClient client;
    private volatile boolean running;

    Jobs(
            DataSource dataSource,
            @Qualifier("jobDataSource") DataSource jobDataSource,
            List<Job> jobs,
            List<Recurring> recurring) {
        var tasks = jobs.stream().map(Jobs::task).toList();
        scheduler = Scheduler.create(jobDataSource, List.copyOf(tasks))
                .tableName(TABLE)
                .startTasks(recurring.stream().map(Jobs::task).toList())
                .threads(AT_ONCE)
                .executorService(threads())
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(Duration.ofSeconds(3))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .enableImmediateExecution()
                .build();
        client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), List.copyOf(tasks))
                .tableName(TABLE)
                .build();
    }

    /**
     * Threads of the system: jobs run native code and compute without a pause, and virtual threads that do so would
     * hold all carriers of a small machine while people's requests wait.
     */
    private static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("job-", 0).factory());
    }

    /** Puts the work down; it starts at once when the open transaction commits. */
    public void schedule(String job, UUID row) {
        var instance = new com.github.kagkarlsson.scheduler.task.TaskInstance<Void>(job, row.toString());
        client.scheduleIfNotExists(instance, Instant.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    /** Puts work down from outside of the server; whoever runs claims it within seconds. */
    public static void leave(JdbcClient database, String job, UUID row) {
        database.sql("""
                        INSERT INTO platform.job (task_name, task_instance, execution_time, picked, version)
                        VALUES (?, ?, now(), false, 1)
                        """).params(job, row.toString()).update();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    static OneTimeTask<Void> task(Job job) {
        return Tasks.oneTime(job.name())
                .onDeadExecution((dead, operations) -> afterDeath(job, dead, operations))
                .execute((instance, context) -> work(job, UUID.fromString(instance.getId())));
    }

    /** Work whose nodes die one after the other may be what they die of. */
    private static void afterDeath(Job job, ExecutionComplete dead, ExecutionOperations<Void> operations) {
        var row = UUID.fromString(dead.getExecution().taskInstance.getId());
        if (dead.getExecution().consecutiveFailures < MOST_DEATHS - 1) {
            operations.reschedule(dead, Instant.now());
        } else {
            fail(job, row, new IllegalStateException(MOST_DEATHS + " nodes died while they worked on it"));
            operations.remove();
        }
    }

    /**
     * The border of background work, as the advice is that of requests: a bug ends the row, it is never tried for ever,
     * be it one of the program or of the machine, as when memory runs out.
     */
    private static void work(Job job, UUID row) {
        try {
            job.run(row);
        } catch (RuntimeException | Error bug) {
            fail(job, row, bug);
        }
    }

    private static void fail(Job job, UUID row, Throwable bug) {
        var incident = UUID.randomUUID();
        LOG.error("Unexpected failure {} in {} of {}", incident, job.name(), row, bug);
        job.failed(row, incident);
    }

    private static RecurringTask<Void> task(Recurring work) {
        return Tasks.recurring(work.name(), FixedDelay.of(work.every())).execute((instance, context) -> work.run());
    }
}
