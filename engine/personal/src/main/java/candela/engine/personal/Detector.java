package candela.engine.personal;

import candela.engine.sql.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says of a column what protected data it seems to hold, from its name and the sample values that are known of it. */
public final class Detector {

    private Detector() {}

    /**
     * The likeliest kind of what a column holds; empty when nothing speaks for any.
     *
     * @param table gives the column its context: a name in a table of customers is a person's
     * @param column its samples are what is looked at: the more, the better; forty are enough
     */
    public static Optional<Finding> find(Schema.Table table, Schema.Column column) {
        var about = Words.of(table.name());
        var name = Words.of(column.name());
        var values = column.samples().stream()
                .map(it -> it.strip().replaceAll("\\s+", " "))
                .filter(it -> !it.isEmpty())
                .toList();
        return Kinds.ALL.stream()
                .flatMap(it -> it.look(about, name, column.type(), values).stream())
                .max(Comparator.comparingDouble(Finding::score));
    }

    /** The kinds that can be found, in words. */
    static List<String> kinds() {
        return Kinds.ALL.stream().map(Recogniser::what).distinct().toList();
    }
}
