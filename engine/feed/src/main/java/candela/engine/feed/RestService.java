package candela.engine.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that answers JSON, as its documentation describes it.
 *
 * @param resources the lists to copy, each a table
 */
public record RestService(Paging paging, List<Resource> resources) {

    public RestService {
        resources = List.copyOf(resources);
    }

    /**
     * One list.
     *
     * @param path below the service's address, with a query where one is needed
     * @param records where the records stand in an answer, as {@code data.items}; empty when the answer is the list
     * @param key the field by which records are told apart; null to have them numbered
     * @param cursor the field that grows with every change; null to copy the whole list each time
     * @param since the parameter that asks for what changed since a value of the cursor
     */
    public record Resource(
            String table,
            String path,
            String records,
            @Nullable String key,
            @Nullable String cursor,
            @Nullable String since) {}

    /**
     * How the service cuts its lists.
     *
     * @param parameter of PAGE, OFFSET and CURSOR: what asks for the next part
     * @param sizeParameter what asks for so many records; null to take what comes
     * @param first of PAGE: the number of the first page
     * @param next of CURSOR: where the answer names the next part, as {@code meta.next}; a value or an address
     */
    public record Paging(
            Kind kind,
            @Nullable String parameter,
            @Nullable String sizeParameter,
            int size,
            int first,
            @Nullable String next) {

        public static final Paging NONE = new Paging(Kind.NONE, null, null, 100, 1, null);

        /** The usual ways. */
        public enum Kind {
            NONE,
            PAGE,
            OFFSET,
            CURSOR,
            LINK
        }
    }
}
