package candela.engine.data;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Threads of the system for native code. A few such threads carry all virtual ones, and native code does not give its
 * carrier back: as many long statements as there are processors would halt everything else, what stops them included.
 */
final class NativeThreads {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("candela-native-", 0).factory());

    private NativeThreads() {}

    /** Calls at once where the caller has a thread of the system; waits to the end, as for the native code itself. */
    static <T> T call(Supplier<T> work) {
        return Thread.currentThread().isVirtual() ? ended(THREADS.submit(work::get)) : work.get();
    }

    private static <T> T ended(Future<T> work) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
