package candela.engine.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A piece of a document that is searched and cited.
 *
 * @param id of the passage, unique in the index
 * @param place where it stands
 * @param path the headings that it stands below
 * @param keywords what else is known of its document, to filter by: {@code type}, {@code author} …
 * @param dates to filter by
 */
public record Passage(
        String id,
        Place place,
        String title,
        List<String> path,
        String text,
        Map<String, String> keywords,
        Map<String, Instant> dates) {

    public Passage {
        path = List.copyOf(path);
        keywords = Map.copyOf(keywords);
        dates = Map.copyOf(dates);
    }

    /**
     * @param dataset decides who may find it
     * @param firstPage 0 where there are no pages
     * @param start where it begins in the document's text
     */
    public record Place(
            String dataset, String document, long version, int firstPage, int lastPage, int start, int end) {}
}
