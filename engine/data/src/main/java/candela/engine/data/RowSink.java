package candela.engine.data;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows go as they come, none of them kept. */
public interface RowSink {

    /** What the rows are made of, before the first of them. */
    void begin(List<Result.Column> columns) throws IOException;

    /** One row, of the kinds of value that a {@link Result} holds. */
    void row(List<@Nullable Object> cells) throws IOException;
}
