package candela.engine.ai.local;

import candela.engine.ai.local.Frame.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer while it comes. Closing it before its end stops what makes it. For one thread. */
public final class LocalAnswer implements AutoCloseable {

    /** How long a worker may go on with what nobody wants; then it is ended, and loads anew for the next. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final WorkerProcess worker;
    private final Duration longest;
    private final long deadline;
    private final Consumer<Boolean> done;
    private final Told head;
    private final Body body = new Body();
    private boolean ended;
    private boolean closed;

    private LocalAnswer(WorkerProcess worker, Told head, Duration longest, Consumer<Boolean> done) {
        this.worker = worker;
        this.head = head;
        this.longest = longest;
        this.deadline = System.nanoTime() + longest.toNanos();
        this.done = done;
        this.ended = head.frame() == Frame.REFUSED;
    }

    /** @param done told at the close whether the worker may go on */
    static LocalAnswer of(WorkerProcess worker, String body, Duration longest, Consumer<Boolean> done)
            throws LocalModelException {
        worker.tell(Frame.ASK, body);
        Told head = null;
        try {
            head = worker.next(longest);
            if (head == null || head.frame() == Frame.GONE) {
                throw head == null
                        ? new LocalModelException(LocalModelException.Reason.FAILED, tooSlow(longest))
                        : worker.ended();
            }
            return new LocalAnswer(worker, head, longest, done);
        } finally {
            if (head == null || head.frame() == Frame.GONE) {
                worker.close();
            }
        }
    }

    private static String tooSlow(Duration longest) {
        return "The model did not answer within " + longest.toSeconds() + " s: ask less at once, or take a smaller one";
    }

    /** As of HTTP. */
    public int status() {
        return head.frame() == Frame.REFUSED ? head.number() : 200;
    }

    /** The media type; events come as they are made. */
    public String type() {
        return head.frame() == Frame.REFUSED ? "application/json" : head.text();
    }

    /** Ends with an error where it takes too long, where nobody waits, and where the process ends before it. */
    public InputStream body() {
        return body;
    }

    private @Nullable String piece() throws IOException {
        if (ended) {
            return null;
        }
        var told = heard();
        return switch (told.frame()) {
            case PIECE -> told.text();
            case END -> {
                ended = true;
                yield null;
            }
            default -> throw new IOException(worker.ended().getMessage());
        };
    }

    private Told heard() throws IOException {
        try {
            var told = worker.next(Duration.ofNanos(deadline - System.nanoTime()));
            if (told == null) {
                throw new SocketTimeoutException(tooSlow(longest));
            }
            return told;
        } catch (LocalModelException e) {
            throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            done.accept(ended || stopped());
        }
    }

    /** Asks the worker to stop, and passes over what it had said already. */
    private boolean stopped() {
        var interrupted = Thread.interrupted();
        try {
            var until = System.nanoTime() + STOPPING.toNanos();
            worker.tell(Frame.STOP, "");
            var told = worker.next(STOPPING);
            while (told != null && told.frame() == Frame.PIECE) {
                told = worker.next(Duration.ofNanos(until - System.nanoTime()));
            }
            return told != null && told.frame() == Frame.END;
        } catch (LocalModelException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What comes piece by piece, as one stream. */
    private final class Body extends InputStream {

        private byte[] piece = new byte[0];
        private int at;
        private boolean refused;

        @Override
        public int read() throws IOException {
            return isMore() ? piece[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (!isMore()) {
                return -1;
            }
            var count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean isMore() throws IOException {
            if (at == piece.length) {
                var more = head.frame() == Frame.REFUSED ? refusal() : piece();
                piece = more == null ? new byte[0] : more.getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return at < piece.length;
        }

        private @Nullable String refusal() {
            var first = !refused;
            refused = true;
            return first ? head.text() : null;
        }
    }
}
