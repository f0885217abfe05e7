package candela.engine.ask;

import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tables and columns of a schema are called, with what that means; looked up when first needed. */
final class NamesByMeaning {
    private record Name(float[] vector, List<Link> links) {}

    private final Schema schema;
    private final Meanings meanings;
    private volatile @Nullable List<Name> names;

    NamesByMeaning(Schema schema, Meanings meanings) {
        this.schema = schema;
        this.meanings = meanings;
    }

    /** The tables that a question is about and their columns with the cosine between their names and a phrase. */
    Map<Link, Double> likeness(String phrase, Focus focus) {
        var vector = meanings.of(phrase);
        var likeness = new LinkedHashMap<Link, Double>();
        if (vector.length > 0) {
            for (var name : names()) {
                var links = name.links().stream().filter(focus::holds).toList();
                if (!links.isEmpty()) {
                    double like = product(vector, name.vector());
                    links.forEach(it -> likeness.merge(it, like, Math::max));
                }
            }
        }
        return likeness;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private List<Name> names() {
        var known = names;
        if (known == null) {
            known = named();
            names = known;
        }
        return known;
    }

    private List<Name> named() {
        var links = new TreeMap<String, List<Link>>();
        for (var table : schema.tables()) {
            add(links, Names.expanded(table.name()), Link.table(table.name(), 1, false));
            for (var column : table.columns()) {
                var link = Link.column(table.name(), column.name(), 1, false);
                var words = Names.expanded(column.name());
                add(links, words, link);
                add(links, Lexicon.without(words, Names.words(table.name())), link);
            }
        }
        return links.entrySet().parallelStream()
                .map(it -> new Name(meanings.of(it.getKey()), it.getValue()))
                .filter(it -> it.vector().length > 0)
                .toList();
    }

    private static void add(Map<String, List<Link>> links, List<String> words, Link link) {
        if (!words.isEmpty()) {
            links.computeIfAbsent(String.join(" ", words), it -> new ArrayList<>())
                    .add(link);
        }
    }
}
