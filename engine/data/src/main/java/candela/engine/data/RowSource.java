package candela.engine.data;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text as a file has them, one after the other. */
interface RowSource {

    /** The next row's cells, an empty text or null where there is nothing; null after the last. */
    @Nullable
    List<@Nullable String> next() throws IOException;

    /** Where the row given last began in the file, from 1. */
    long line();
}
