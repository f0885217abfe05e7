package candela.server.query;

import candela.engine.data.Room;
import candela.server.datasource.SourceProblems;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some rows of an answer as they are kept, in JSON; made rows of when there is room for them.
 *
 * <p>A page holds a thousand rows, or fewer where they are wide: nobody who reads an answer page by page holds much of
 * it.
 */
public final class ResultPage {

    /** What is beyond the last page. */
    static final ResultPage NONE = new ResultPage(new byte[] {'[', ']'}, true);

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_BYTES = 2 << 20;

    /** A value and its place in a row, where the value is short. */
    private static final long CELL = 32;

    private static final TypeReference<List<List<@Nullable Object>>> TYPE = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private final byte[] json;
    private final boolean last;

    ResultPage(byte[] json, boolean last) {
        this.json = json;
        this.last = last;
    }

    /**
     * Writes as many rows as a page holds, at least one.
     *
     * @return the row to begin the next page with
     */
    static int write(List<List<@Nullable Object>> rows, int from, ByteArrayOutputStream target) {
        var to = from;
        try (var page = JSON.writer().writeValuesAsArray(target)) {
            do {
                page.write(rows.get(to++));
            } while (to < rows.size() && to - from < MOST_ROWS && target.size() < MOST_BYTES);
        }
        return to;
    }

    /** Whether there are no further pages. */
    public boolean isLast() {
        return last;
    }

    /**
     * About how many bytes the page takes in memory with the rows that are made of it. A comma in a text counts as a
     * cell, which does no harm.
     */
    public long weight() {
        var cells = 1;
        for (var it : json) {
            cells += it == ',' ? 1 : 0;
        }
        return 2L * json.length + cells * CELL;
    }

    /**
     * The rows of the first pages, until there are so many of them or they take so many bytes; each page gets its room
     * before its rows are made.
     */
    public static List<List<@Nullable Object>> gather(
            IntFunction<ResultPage> pages, long rows, long bytes, Room.Place place) {
        var gathered = new ArrayList<List<@Nullable Object>>();
        var weight = 0L;
        var more = rows > 0;
        for (var number = 0; more; number++) {
            var page = pages.apply(number);
            weight += page.weight();
            hold(place, weight);
            gathered.addAll(page.rows());
            more = !page.last && gathered.size() < rows && weight < bytes;
        }
        return gathered;
    }

    private static void hold(Room.Place place, long weight) {
        SourceProblems.told(() -> {
            place.hold(weight);
            return true;
        });
    }

    /** Room for the rows, which whoever holds them closes. */
    public Room.Place place(Room room) {
        return SourceProblems.told(() -> room.take(weight()));
    }

    public List<List<@Nullable Object>> rows() {
        return JSON.readValue(json, TYPE);
    }
}
