package candela.engine.feed;

import candela.engine.data.DataException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place that tables can be copied from. Every method throws {@link DataException} with words for people. */
public interface Feed {

    /** The tables that can be had, found by asking; this is also the test of the connection. */
    List<Offer> offers();

    /**
     * Writes a new file with all chosen tables, or none.
     *
     * @param former what the last pull wrote, so that only what is new has to come; null to have everything come
     */
    void pull(Path target, @Nullable Path former);
}
