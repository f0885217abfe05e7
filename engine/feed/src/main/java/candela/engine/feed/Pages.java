package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of one table, one after the other, until the last or a bound. */
final class Pages {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_EMPTY = 50;

    private final Caller caller;
    private final String table;
    private final Map<String, String> headers;
    private final Set<URI> seen = new HashSet<>();
    private @Nullable URI current;
    private long rows;
    private int empty;

    Pages(Caller caller, String table, Map<String, String> headers) {
        this.caller = caller;
        this.table = table;
        this.headers = headers;
    }

    /** One page as it came. */
    record Page(URI address, JsonNode body, @Nullable String link) {}

    Page first(URI address) {
        return get(address);
    }

    /** @param link where the next page is, relative to this one; null after the last */
    @Nullable
    Page next(@Nullable String link) {
        return link == null || current == null ? null : get(Addresses.resolve(current, link));
    }

    @Nullable
    Page next(@Nullable URI address, boolean more) {
        return more && address != null ? get(address) : null;
    }

    /** Says how many rows the last page brought. */
    void count(int found) {
        rows += found;
        empty = found == 0 ? empty + 1 : 0;
        if (rows > caller.bounds().rows()) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "“%s” has more than %,d rows, the most that can be copied. Leave it out."
                            .formatted(table, caller.bounds().rows()));
        }
        caller.watch().told(table, rows, false);
    }

    private Page get(URI address) {
        if (!seen.add(address) || seen.size() > caller.bounds().pages() || empty > MOST_EMPTY) {
            throw new DataException(
                    Reason.MALFORMED,
                    "The pages of “%s” come to no end: the service names the same ones again, or empty ones."
                            .formatted(table));
        }
        current = address;
        var answer = caller.get(address, headers);
        try {
            return new Page(address, JSON.readTree(answer.body()), answer.link());
        } catch (JacksonException e) {
            throw new DataException(
                    Reason.MALFORMED,
                    "What %s sends for “%s” is no JSON. Check the address.".formatted(address.getHost(), table),
                    e);
        }
    }
}
