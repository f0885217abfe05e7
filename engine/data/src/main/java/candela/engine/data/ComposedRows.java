package candela.engine.data;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows with each letter and its tone put together into one character, as the rest of the world writes them. */
record ComposedRows(RowSource source) implements RowSource {

    @Override
    public @Nullable List<@Nullable String> next() throws IOException {
        var row = source.next();
        if (row == null) {
            return null;
        }
        var composed = new ArrayList<@Nullable String>(row.size());
        for (var cell : row) {
            composed.add(cell == null ? null : Normalizer.normalize(cell, Normalizer.Form.NFC));
        }
        return composed;
    }

    @Override
    public long line() {
        return source.line();
    }
}
