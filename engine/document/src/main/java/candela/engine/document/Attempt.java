package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import org.jspecify.annotations.Nullable;

/** The handle of one reading of a file: whoever holds it can stop it, which ends the process that reads. */
public final class Attempt {

    private @Nullable Process process;
    private @Nullable Reason stopped;

    /** Stops the reading at once, from any thread; one that has not begun will not begin. */
    public void cancel() {
        stop(Reason.CANCELLED);
    }

    synchronized void stop(Reason why) {
        if (stopped == null) {
            stopped = why;
            if (process != null) {
                WorkerProcess.kill(process);
            }
        }
    }

    /** @throws ExtractionException CANCELLED when it was stopped before */
    synchronized void begin(Process worker) {
        process = worker;
        refuseStopped();
    }

    synchronized void refuseStopped() {
        if (stopped == Reason.CANCELLED) {
            throw new ExtractionException(Reason.CANCELLED, "Reading was stopped on request.");
        }
    }

    /** From here on the process belongs to somebody else. */
    synchronized void end() {
        process = null;
    }

    synchronized boolean going() {
        return process != null;
    }

    synchronized @Nullable Reason stopped() {
        return stopped;
    }
}
