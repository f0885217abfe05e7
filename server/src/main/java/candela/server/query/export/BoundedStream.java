package candela.server.query.export;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what is sent, and sends no more than may be. */
final class BoundedStream extends FilterOutputStream {

    private final long most;
    private long sent;

    BoundedStream(OutputStream target, long most) {
        super(target);
        this.most = most;
    }

    long sent() {
        return sent;
    }

    @Override
    public void write(int one) throws IOException {
        count(1);
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        count(length);
        out.write(bytes, from, length);
    }

    private void count(int more) {
        if (sent + more > most) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "The file would be larger than %,d MB, the most that may be taken along. Ask for less, or have the limit raised."
                            .formatted(most / 1_000_000));
        }
        sent += more;
    }
}
