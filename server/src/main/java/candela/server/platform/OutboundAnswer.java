package candela.server.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** What came back from outside; its body ends with an error where it grows or takes too long. */
public final class OutboundAnswer implements AutoCloseable {

    private final ClassicHttpResponse response;
    private final Outbound.Most most;
    private final long begun = System.nanoTime();

    OutboundAnswer(ClassicHttpResponse response, Outbound.Most most) {
        this.response = response;
        this.most = most;
    }

    public int status() {
        return response.getCode();
    }

    /** The first header of that name, in any case; null when there is none. */
    public @Nullable String header(String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    public InputStream body() throws IOException {
        var entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : new Bounded(entity.getContent());
    }

    @Override
    public void close() throws IOException {
        response.close();
    }

    /** Counts what passes and looks at the clock. */
    private final class Bounded extends FilterInputStream {

        private long passed;

        private Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            passed += read;
            if (passed > most.bytes()) {
                throw new IOException("the answer is larger than " + (most.bytes() >> 20) + " MB");
            }
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(most.time()) > 0) {
                throw new IOException(
                        "the answer took longer than " + most.time().toSeconds() + " s");
            }
        }
    }
}
