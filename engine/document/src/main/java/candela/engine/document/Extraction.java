package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads files into documents, each in a process of its own that may use so much memory and time and no network at all:
 * whatever a file does, it does to that process. Safe for use by many threads, which wait for each other when all
 * processes read.
 */
public final class Extraction implements AutoCloseable {

    private final Bounds bounds;
    private final Path folder;
    private final Semaphore places;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private boolean closed;

    /** @param folder for what is written while files are read; it may be emptied when nothing runs */
    public Extraction(Bounds bounds, Path folder) {
        this.bounds = bounds;
        this.folder = folder;
        this.places = new Semaphore(bounds.workers(), true);
    }

    /**
     * @param name as the owner calls the file; it only helps where content leaves a choice, as between text and
     *     Markdown
     * @throws ExtractionException that says why there is no document
     */
    public Document extract(Path file, String name, Attempt attempt) {
        refuse(file, name);
        await(attempt);
        try {
            return extract(worker(), new WorkerProcess.Task(file.toAbsolutePath(), name, attempt));
        } finally {
            places.release();
        }
    }

    private void refuse(Path file, String name) {
        if (name.isBlank()
                || name.length() > 255
                || name.matches("(?s).*[\\p{Cntrl}/\\\\].*")
                || name.matches("\\.+")) {
            throw new ExtractionException(
                    Reason.BAD_NAME, "This is no name of a file. Rename it: no slashes, no control characters.");
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw new ExtractionException(Reason.DAMAGED, "“" + name + "” is no file. Upload it again.");
            }
            if (Files.size(file) > bounds.bytes()) {
                throw new ExtractionException(
                        Reason.TOO_LARGE,
                        "“%s” is larger than %,d MB, the most for one file. Split it."
                                .formatted(name, bounds.bytes() >> 20));
            }
        } catch (IOException e) {
            throw new ExtractionException(Reason.UNAVAILABLE, "“" + name + "” cannot be reached: " + e.getMessage());
        }
    }

    /** Whoever waits for a place can be stopped, too. */
    private void await(Attempt attempt) {
        try {
            while (!places.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                attempt.refuseStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExtractionException(Reason.CANCELLED, "Reading was stopped on request.");
        }
    }

    private Document extract(WorkerProcess worker, WorkerProcess.Task task) {
        try {
            return worker.read(task);
        } finally {
            if (!worker.fit() || !kept(worker)) {
                worker.close();
            }
        }
    }

    private WorkerProcess worker() {
        var known = taken();
        return known == null ? WorkerProcess.start(bounds, folder) : known;
    }

    private @Nullable WorkerProcess taken() {
        synchronized (idle) {
            if (closed) {
                throw new ExtractionException(Reason.UNAVAILABLE, "The server is stopping. Try again.");
            }
            return idle.poll();
        }
    }

    private boolean kept(WorkerProcess worker) {
        synchronized (idle) {
            if (!closed) {
                idle.push(worker);
            }
            return !closed;
        }
    }

    /** Ends the processes that wait; one that reads ends with its file. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(WorkerProcess::close);
            idle.clear();
        }
    }
}
