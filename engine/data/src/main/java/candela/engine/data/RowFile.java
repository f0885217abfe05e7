package candela.engine.data;

import java.io.IOException;

/**
 * A file that rows are written to as they come, none of them kept. It is whole only once it was closed: whoever could
 * not send all rows leaves it open.
 */
public interface RowFile extends RowSink, AutoCloseable {

    /** How many rows were written. */
    long rows();

    /** Ends the file, and with it the stream that it is written to. */
    @Override
    void close() throws IOException;
}
