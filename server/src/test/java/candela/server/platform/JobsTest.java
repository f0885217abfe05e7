package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work ends, whatever it ends with. */
class JobsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final UUID row = UUID.randomUUID();
    private final List<UUID> failed = new ArrayList<>();
    private final List<String> decided = new ArrayList<>();

    @Test
    void workForWhichMemoryDoesNotSufficeFailsAndIsNotTriedAgain() {
        var task = Jobs.task(job(() -> {
            throw new OutOfMemoryError("Java heap space");
        }));

        task.execute(instance(), null);

        assertThat(failed).containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void workWhoseNodeDiedIsTakenByAnother(int deaths) {
        die(deaths);

        assertThat(decided).containsExactly("again");
        assertThat(failed).isEmpty();
    }

    @Test
    void workOfWhichNodesDieOneAfterTheOtherFails() {
        die(2);

        assertThat(decided).containsExactly("removed");
        assertThat(failed).containsExactly(row);
    }

    private void die(int before) {
        var execution = new Execution(NOW, instance(), true, "a node", null, null, before, NOW, 1);
        Jobs.task(job(() -> {}))
                .getDeadExecutionHandler()
                .deadExecution(ExecutionComplete.failure(execution, NOW, NOW, null), operations(execution));
    }

    private ExecutionOperations<Void> operations(Execution execution) {
        return new ExecutionOperations<>(null, SchedulerListeners.NOOP, execution) {
            @Override
            public void reschedule(ExecutionComplete completed, Instant next) {
                decided.add("again");
            }

            @Override
            public void remove() {
                decided.add("removed");
            }
        };
    }

    private TaskInstance<Void> instance() {
        return new TaskInstance<>("test.work", row.toString());
    }

    private Job job(Runnable work) {
        return new Job() {
            @Override
            public String name() {
                return "test.work";
            }

            @Override
            public void run(UUID row) {
                work.run();
            }

            @Override
            public void failed(UUID row, UUID incident) {
                failed.add(row);
            }
        };
    }
}
