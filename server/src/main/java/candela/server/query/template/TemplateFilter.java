package candela.server.query.template;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which saved questions somebody looks for, and in which order.
 *
 * @param text part of the name, the description, the question or the SQL; empty for all
 * @param category empty for all
 */
public record TemplateFilter(
        String text,
        String category,
        @Nullable UUID dataSource,
        Sort sort) {

    /** What comes first; of the used ones those that are verified. */
    public enum Sort {
        USE,
        NAME,
        NEWEST
    }
}
