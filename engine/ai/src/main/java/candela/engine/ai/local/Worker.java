package candela.engine.ai.local;

import candela.engine.ai.local.Frame.Told;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process of one model: requests come in, answers go out, one after the other. It ends with its host. */
final class Worker {

    private static final int LONGEST = 64 << 20;

    private Worker() {}

    /** @param args file, tokens of the context, threads */
    static void main(String[] args) throws IOException, InterruptedException {
        var in = new DataInputStream(new BufferedInputStream(System.in));
        // where standard output went before llama.cpp got it, see WorkerCommand
        try (var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream("/dev/fd/3")))) {
            var file = Path.of(args[0]);
            var tasks = new SynchronousQueue<String>();
            var stopped = new AtomicBoolean();
            Thread.ofPlatform().daemon().start(() -> listen(in, tasks, stopped));
            serve(tasks, new Talk(load(args), Gguf.read(file, true), file, Integer.parseInt(args[1]), stopped), out);
        }
    }

    private static LlamaModel load(String[] args) {
        return new LlamaModel(new ModelParameters()
                .setModel(args[0])
                .setCtxSize(Integer.parseInt(args[1]))
                .setThreads(Integer.parseInt(args[2]))
                .setThreadsBatch(Integer.parseInt(args[2]))
                .setBatchSize(WorkerCommand.BATCH)
                .setUbatchSize(WorkerCommand.BATCH)
                .setParallel(1)
                .disableContextShift()
                .enableJinja());
    }

    /** Listens all the time, so that who leaves in the middle of an answer, or dies, is noticed. */
    private static void listen(DataInputStream in, SynchronousQueue<String> tasks, AtomicBoolean stopped) {
        try {
            while (true) {
                var told = Frame.read(in, LONGEST);
                if (told.frame() == Frame.STOP) {
                    stopped.set(true);
                } else {
                    // the host asks again only when the answer before has ended
                    stopped.set(false);
                    tasks.put(told.text());
                }
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void serve(SynchronousQueue<String> tasks, Talk talk, DataOutputStream out)
            throws IOException, InterruptedException {
        Frame.write(out, new Told(Frame.READY, 0, ""));
        while (true) {
            talk.answer(tasks.take(), out);
        }
    }
}
