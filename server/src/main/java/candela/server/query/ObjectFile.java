package candela.server.query;

import candela.engine.data.Result;
import candela.engine.data.RowFile;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** Rows as a JSON array of one object each, written as they come. */
final class ObjectFile implements RowFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SequenceWriter objects;
    private List<Result.Column> columns = List.of();
    private long rows;

    ObjectFile(OutputStream target) {
        this.objects = JSON.writer().writeValuesAsArray(target);
    }

    @Override
    public void begin(List<Result.Column> columns) {
        this.columns = columns;
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < cells.size(); i++) {
            object.put(columns.get(i).name(), cells.get(i));
        }
        objects.write(object);
        rows++;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        objects.close();
    }
}
