package candela.engine.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process that reads files: paths come in, what is in the files goes out. It ends with its host. */
final class Worker {

    /** A file to be read. */
    private record Task(Path file, String name) {}

    private static final int LONGEST = 1 << 16;

    private Worker() {}

    /** @param args most characters and most milliseconds for a file */
    static void main(String[] args) throws IOException, InterruptedException {
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        // What libraries print must not come between.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        NoNetwork.install();
        var tasks = new SynchronousQueue<Task>();
        Thread.ofPlatform().daemon().start(() -> listen(in, tasks));
        serve(tasks, out, new Readers(Integer.parseInt(args[0])), Long.parseLong(args[1]));
    }

    /** Listens all the time, so that a host that dies in the middle of a file is noticed. */
    private static void listen(DataInputStream in, SynchronousQueue<Task> tasks) {
        try {
            while (true) {
                tasks.put(new Task(Path.of(Frame.readText(in, LONGEST)), Frame.readText(in, LONGEST)));
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void serve(SynchronousQueue<Task> tasks, DataOutputStream out, Readers readers, long millis)
            throws IOException, InterruptedException {
        out.writeByte(Frame.READY.ordinal());
        out.flush();
        while (true) {
            var task = tasks.take();
            var alarm = alarm(millis);
            readers.read(task.file(), task.name(), out);
            out.flush();
            alarm.interrupt();
        }
    }

    /** The host stops what takes too long; should it be dead and its streams open, this does. */
    private static Thread alarm(long millis) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis + 5_000);
                Runtime.getRuntime().halt(0);
            } catch (InterruptedException e) {
                // the file was read in time
            }
        });
    }

    /** The message of the deepest cause that has one. */
    static @Nullable String words(Throwable trouble) {
        var words = trouble.getMessage();
        for (var it = trouble.getCause(); it != null; it = it.getCause()) {
            words = it.getMessage() == null ? words : it.getMessage();
        }
        return words;
    }
}
