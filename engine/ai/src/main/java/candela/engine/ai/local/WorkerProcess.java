package candela.engine.ai.local;

import candela.engine.ai.local.Frame.Told;
import candela.engine.ai.local.LocalModelException.Reason;
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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process in which a model is loaded, as its host sees it. */
final class WorkerProcess implements AutoCloseable {

    private static final int LONGEST = 64 << 20;
    private static final int AHEAD = 64;
    private static final Told GONE = new Told(Frame.GONE, 0, "");

    private final LanguageFile file;
    private final Path folder;
    private final Process process;
    private final DataOutputStream out;
    private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(AHEAD);
    private final Thread hearing;
    private final LastWords lastWords;

    private WorkerProcess(LanguageFile file, Path folder, Process process) {
        this.file = file;
        this.folder = folder;
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.hearing = Thread.ofPlatform()
                .daemon()
                .name("model " + file.path().getFileName())
                .start(this::hear);
        this.lastWords = LastWords.of(process.getErrorStream());
    }

    /** @param parent where the process gets a folder of its own */
    static WorkerProcess start(LanguageFile file, LocalBounds bounds, Path parent) throws LocalModelException {
        try {
            Files.createDirectories(parent);
            var folder = Files.createTempDirectory(parent, "model");
            return new WorkerProcess(file, folder, WorkerCommand.start(file, bounds, folder));
        } catch (IOException e) {
            throw new LocalModelException(
                    Reason.FAILED, "The process of the model could not be started: " + e.getMessage());
        }
    }

    LanguageFile file() {
        return file;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the model is loaded. */
    void ready(Duration patience) throws LocalModelException {
        var first = next(patience);
        if (first == null) {
            throw new LocalModelException(
                    Reason.UNUSABLE,
                    "The model was not loaded within " + patience.toSeconds()
                            + " s: take a smaller one, or a faster disk");
        }
        if (first.frame() != Frame.READY) {
            throw new LocalModelException(Reason.UNUSABLE, lastWords.why(process, "The model cannot be loaded: "));
        }
    }

    void tell(Frame frame, String text) throws LocalModelException {
        try {
            Frame.write(out, new Told(frame, 0, text));
        } catch (IOException e) {
            throw ended();
        }
    }

    /** What the worker tells next; null where it is silent for so long. */
    @Nullable
    Told next(Duration patience) throws LocalModelException {
        try {
            return told.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalModelException(Reason.INTERRUPTED, "Nobody waits for the answer any more");
        }
    }

    LocalModelException ended() {
        return new LocalModelException(Reason.FAILED, lastWords.why(process, "The process of the model ended: "));
    }

    private void hear() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                told.put(Frame.read(in, LONGEST));
            }
        } catch (IOException e) {
            tellGone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellGone() {
        try {
            told.put(GONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        hearing.interrupt();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Files.exists(folder)) {
            deleteFolder();
        }
    }

    private void deleteFolder() {
        try (var all = Files.walk(folder)) {
            for (var it : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(it);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(WorkerProcess.class.getName())
                    .log(System.Logger.Level.WARNING, "What was written for a model stays in " + folder, e);
        }
    }
}
