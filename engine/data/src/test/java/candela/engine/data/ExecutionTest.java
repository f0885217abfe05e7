package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException.Reason;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExecutionTest {

    private final AtomicInteger told = new AtomicInteger();
    private final Execution execution = new Execution();

    /** A statement that hears only from the third time on. */
    private Statement deaf(Runnable stopped) {
        return (Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("cancel");
                    if (told.incrementAndGet() == 3) {
                        Thread.startVirtualThread(stopped);
                    }
                    return null;
                });
    }

    @Test
    void aDatabaseThatDidNotHearIsToldAgainUntilTheRunEnds() throws Exception {
        execution.begin(deaf(execution::end));

        CompletableFuture.runAsync(execution::cancel).get(10, TimeUnit.SECONDS);

        assertThat(told).hasValue(3);
        assertThatThrownBy(execution::refuseStopped)
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.CANCELLED));
    }

    @Test
    void nobodyIsToldOfARunThatHasEnded() {
        execution.begin(deaf(() -> {}));
        execution.end();

        execution.cancel();

        assertThat(told).hasValue(0);
    }

    @Test
    void aDatabaseThatCannotBeToldIsToldOf() {
        execution.begin((Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (_, _, _) -> {
                    throw new SQLException("gone");
                }));

        assertThatThrownBy(execution::cancel).isInstanceOf(DataException.class).hasMessageContaining("gone");
    }
}
