package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that reads one file after another, as its host sees it. */
final class WorkerProcess implements AutoCloseable {

    /** As the JVM ends when told to end where memory is not enough. */
    private static final int OUT_OF_MEMORY = 3;

    private static final Duration STARTING = Duration.ofMinutes(1);

    private final Bounds bounds;
    private final Path folder;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private int files;
    private boolean broken;

    /** A file to be read. */
    record Task(Path file, String name, Attempt attempt) {}

    private WorkerProcess(Bounds bounds, Path folder, Process process) {
        this.bounds = bounds;
        this.folder = folder;
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    static WorkerProcess start(Bounds bounds, Path parent) {
        try {
            Files.createDirectories(parent);
            var folder = Files.createTempDirectory(parent, "reading");
            return new WorkerProcess(bounds, folder, WorkerCommand.start(bounds, folder));
        } catch (IOException e) {
            throw new ExtractionException(
                    Reason.UNAVAILABLE, "The process that reads files could not be started: " + e.getMessage());
        }
    }

    /** Whether it may read another file. */
    boolean fit() {
        return !broken && process.isAlive() && files < bounds.filesPerWorker();
    }

    Document read(Task task) {
        files++;
        try {
            task.attempt().begin(process);
            if (files == 1) {
                begin(task.attempt());
            }
            return answer(task);
        } catch (IOException e) {
            broken = true;
            throw why(task, e);
        } finally {
            task.attempt().end();
            broken |= task.attempt().stopped() != null;
        }
    }

    /** The time for a file does not run while Java starts. */
    private void begin(Attempt attempt) throws IOException {
        var alarm = alarm(STARTING, () -> attempt.stop(Reason.UNAVAILABLE));
        try {
            if (Frame.read(in) != Frame.READY) {
                throw new IOException("it does not begin as it should");
            }
        } finally {
            alarm.cancel(false);
        }
    }

    private Document answer(Task task) throws IOException {
        var alarm = alarm(bounds.time(), () -> task.attempt().stop(Reason.TOO_SLOW));
        try {
            Frame.writeText(out, task.file().toString());
            Frame.writeText(out, task.name());
            out.flush();
            return new Hearing(in, bounds.characters()).document();
        } finally {
            alarm.cancel(false);
        }
    }

    /** Does something at its time, unless it is cancelled before. */
    private static CompletableFuture<Void> alarm(Duration time, Runnable action) {
        var bell = new CompletableFuture<Void>();
        var unused = bell.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(action);
        return bell;
    }

    private ExtractionException why(Task task, IOException cause) {
        task.attempt().refuseStopped();
        var name = "“" + task.name() + "” ";
        if (task.attempt().stopped() == Reason.TOO_SLOW) {
            return new ExtractionException(
                    Reason.TOO_SLOW,
                    name
                            + "took longer than %d s to read, the limit. Split it, or save it anew as PDF or text."
                                    .formatted(bounds.time().toSeconds()));
        }
        if (task.attempt().stopped() == Reason.UNAVAILABLE) {
            return unavailable("it takes too long");
        }
        return switch (ended()) {
            case OUT_OF_MEMORY ->
                new ExtractionException(
                        Reason.TOO_LARGE,
                        name
                                + "needs more than %d MB of memory to read, the limit. Split it."
                                        .formatted(bounds.megabytes()));
            case WorkerCommand.NOT_STARTED -> unavailable(lastWords(cause));
            default ->
                new ExtractionException(
                        Reason.DAMAGED, name + "made the process that read it fail. Save it anew, or as PDF.");
        };
    }

    private static ExtractionException unavailable(@Nullable String why) {
        return new ExtractionException(Reason.UNAVAILABLE, "The process that reads files does not start: " + why);
    }

    /** How the process ended; it is given a moment, since its streams close first. */
    private int ended() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private @Nullable String lastWords(IOException cause) {
        try {
            var words = Files.readString(folder.resolve(WorkerCommand.ERRORS)).strip();
            return words.isEmpty() ? cause.getMessage() : words.substring(0, Math.min(words.length(), 500));
        } catch (IOException e) {
            return cause.getMessage();
        }
    }

    /** Ends a process and those that it started. */
    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill(process);
        ended();
        try (var all = Files.walk(folder)) {
            for (var it : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(it);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(WorkerProcess.class.getName())
                    .log(System.Logger.Level.WARNING, "What was written while reading stays in " + folder, e);
        }
    }
}
