package candela.server.model.guard;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does something that must not take long, and says in one sentence why it failed. In a thread of its own that is none of
 * the few that carry everybody's requests: looking at a long text, or at its meaning, computes without a pause.
 */
final class Timed {

    /** Nobody could look; the message is for people. */
    static final class FailureException extends Exception {
        FailureException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Timed() {}

    static <T> T call(Duration timeout, Callable<T> work) throws FailureException {
        var task = new FutureTask<>(work);
        var thread = Thread.ofPlatform().daemon().name("guard").start(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FailureException("It did not answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new FailureException(words(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("It was interrupted", e);
        } finally {
            thread.interrupt();
        }
    }

    private static String words(@Nullable Throwable cause) {
        var message = cause == null ? null : cause.getMessage();
        return message == null || message.isBlank() ? "It failed: " + cause : message;
    }
}
