package candela.engine.search;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which passages may be found at all.
 *
 * @param datasets those that the reader may see: of none, nothing is found
 * @param documents only of these; empty for all
 * @param keywords for each name the values of which one must be there
 * @param dates for each name the time in which it must be
 */
public record Filter(
        Set<String> datasets, Set<String> documents, Map<String, Set<String>> keywords, Map<String, Range> dates) {

    public Filter {
        datasets = Set.copyOf(datasets);
        documents = Set.copyOf(documents);
        keywords = Map.copyOf(keywords);
        dates = Map.copyOf(dates);
    }

    public static Filter of(Set<String> datasets) {
        return new Filter(datasets, Set.of(), Map.of(), Map.of());
    }

    /** From a moment to just before another. */
    public record Range(Instant from, Instant before) {}
}
