package candela.engine.ai.local;

import candela.engine.ai.local.LocalModelException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A language model of a GGUF file, answered by a process of its own: whatever the file does, it does to that process.
 * It is loaded when the first question comes, and its memory is given back when none came for a while. One call is
 * answered at a time, some wait, the others are refused. Safe for use by many threads.
 */
public final class LocalModel implements AutoCloseable {

    private final LanguageFile file;
    private final LocalBounds bounds;
    private final Path folder;
    private final Semaphore place = new Semaphore(1, true);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicReference<@Nullable WorkerProcess> worker = new AtomicReference<>();
    private volatile boolean closed;
    private volatile long usedAt = System.nanoTime();

    /** @param folder for what is written while it runs; it may be emptied when nothing runs */
    public LocalModel(LanguageFile file, LocalBounds bounds, Path folder) {
        this.file = file;
        this.bounds = bounds;
        this.folder = folder;
    }

    public LanguageFile file() {
        return file;
    }

    public LocalBounds bounds() {
        return bounds;
    }

    /** About how many megabytes it takes when it is loaded. */
    public long megabytes() {
        return file.megabytes(bounds.context());
    }

    /** Whether nobody is answered or waits. */
    public boolean isIdle() {
        return inside.get() == 0;
    }

    /** When it was used last, as {@link System#nanoTime} tells time. */
    public long usedAt() {
        return usedAt;
    }

    /**
     * Asks for a chat completion; the caller closes the answer, and until then it is nobody else's turn.
     *
     * @param body as OpenAI has it
     * @param patience how long to wait for others
     * @param longest how long the answer may take
     */
    public LocalAnswer ask(String body, Duration patience, Duration longest) throws LocalModelException {
        if (inside.incrementAndGet() > bounds.waiting() + 1) {
            inside.decrementAndGet();
            throw busy();
        }
        var taken = false;
        LocalAnswer answer = null;
        try {
            taken = await(patience);
            answer = LocalAnswer.of(loaded(), body, longest, this::done);
            return answer;
        } finally {
            if (answer == null) {
                leave(taken);
            }
        }
    }

    private boolean await(Duration patience) throws LocalModelException {
        try {
            if (!place.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalModelException(Reason.INTERRUPTED, "Nobody waits for the answer any more");
        }
    }

    private LocalModelException busy() {
        return new LocalModelException(
                Reason.BUSY,
                "The model answers others, and " + (inside.get() - 1) + " wait before you. Try again soon");
    }

    /** Only who has the place comes here. */
    private WorkerProcess loaded() throws LocalModelException {
        var known = worker.get();
        if (known != null && known.isAlive()) {
            return known;
        }
        unload();
        var started = WorkerProcess.start(file, bounds, folder);
        worker.set(started);
        var ready = false;
        try {
            if (closed) {
                throw new LocalModelException(Reason.FAILED, "The model is being unloaded. Try again");
            }
            started.ready(bounds.starting());
            ready = true;
            return started;
        } finally {
            if (!ready) {
                unload();
            }
        }
    }

    private void done(boolean fit) {
        if (!fit) {
            unload();
        }
        leave(true);
    }

    private void leave(boolean taken) {
        usedAt = System.nanoTime();
        inside.decrementAndGet();
        if (taken) {
            place.release();
            CompletableFuture.delayedExecutor(bounds.idle().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::unloadIfIdle);
        }
    }

    private void unloadIfIdle() {
        if (System.nanoTime() - usedAt >= bounds.idle().toNanos() && place.tryAcquire()) {
            try {
                unload();
            } finally {
                place.release();
            }
        }
    }

    /** Gives its memory back; the next question loads it again. */
    public void unload() {
        var last = worker.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }

    /** Whether it takes memory now. */
    public boolean isLoaded() {
        return worker.get() != null;
    }

    /** Ends it, and whatever it answers. */
    @Override
    public void close() {
        closed = true;
        unload();
    }
}
