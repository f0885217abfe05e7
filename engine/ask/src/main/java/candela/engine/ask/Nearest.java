package candela.engine.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives words that no name of the schema contains the tables and columns whose meaning is nearest: "vocalists" the
 * table of singers. What is done, what is quoted and what is written like a name stays unknown.
 */
final class Nearest {
    /** Below this likeness two phrases have only the field in common, if that. */
    private static final double ALIKE = 0.5;
    /** How much less alike than the nearest another name may be to be thought of at all. */
    private static final double CLOSE = 0.15;
    /** How much less alike words together may be than the best of them alone. */
    private static final double WHOLE = 0.05;

    private static final double FITTING = 0.05;
    private static final int MOST = 5;
    private static final int LONGEST = 3;

    private final Catalog catalog;
    private final Meanings meanings;
    private final NamesByMeaning names;

    Nearest(Catalog catalog, Meanings meanings) {
        this.catalog = catalog;
        this.meanings = meanings;
        this.names = new NamesByMeaning(catalog.schema(), meanings);
    }

    /**
     * The spans of a question, its unknown words with the meanings found; words beside each other as one where that
     * means more.
     */
    List<Item> linked(String question, List<Item> items, Focus focus) {
        return meanings == Meanings.NONE ? items : new Pass(question, items, focus).linked();
    }

    /** Tables and columns with how alike their names are to a phrase, from -1 to 1; empty when nothing is known. */
    Map<Link, Double> likeness(String phrase, Focus focus) {
        return meanings == Meanings.NONE ? Map.of() : names.likeness(phrase, focus);
    }

    /** Less than for the same words, and little for what is hardly alike, so that it alone is no answer. */
    private static double score(double likeness) {
        return Math.min(0.85, 3 * likeness - 1.35);
    }

    /** The work on one question. */
    private final class Pass {
        private final String question;
        private final List<Item> items;
        private final Focus focus;
        private final UnknownNouns nouns;

        Pass(String question, List<Item> items, Focus focus) {
            this.focus = focus;
            this.question = question;
            this.items = items;
            this.nouns = new UnknownNouns(question, items);
        }

        List<Item> linked() {
            var linked = new ArrayList<Item>();
            for (int i = 0; i < items.size(); ) {
                int end = nouns.end(i);
                if (end == i) {
                    linked.add(items.get(i++));
                }
                while (i < end) {
                    int to = end(i, end);
                    linked.add(item(i, to));
                    i = to;
                }
            }
            return linked;
        }

        /** Where the words that mean most together end. */
        private int end(int from, int end) {
            int best = from + 1;
            double most = likeness(from, best);
            for (int to = from + 2; to <= Math.min(end, from + LONGEST); to++) {
                double whole = likeness(from, to);
                most = Math.max(most, likeness(to - 1, to));
                if (whole >= ALIKE && whole >= most - WHOLE) {
                    best = to;
                    most = Math.max(most, whole);
                }
            }
            return best;
        }

        private double likeness(int from, int to) {
            return near(from, to).values().stream().findFirst().orElse(0.0);
        }

        private Item item(int from, int to) {
            var links = new ArrayList<Link>();
            near(from, to).forEach((link, likeness) -> links.add(link.near(score(likeness))));
            return links.isEmpty() ? items.get(from) : Item.links(span(from, to), links);
        }

        private Item.Span span(int from, int to) {
            int start = items.get(from).start();
            int end = items.get(to - 1).end();
            return new Item.Span(start, end, question.substring(start, end));
        }

        /** Tables and columns with how alike they are, the nearest first. */
        private Map<Link, Double> near(int from, int to) {
            var found = names.likeness(span(from, to).text().toLowerCase(Locale.ROOT), focus);
            found.replaceAll((link, likeness) -> likeness + fit(link, from));
            double best = found.values().stream().mapToDouble(it -> it).max().orElse(0);
            var near = new LinkedHashMap<Link, Double>();
            found.entrySet().stream()
                    .filter(it -> it.getValue() >= Math.max(ALIKE, best - CLOSE))
                    .sorted(Map.Entry.<Link, Double>comparingByValue().reversed())
                    .limit(MOST)
                    .forEach(it -> near.put(it.getKey(), it.getValue()));
            return near;
        }

        /** "total earnings" are numbers; a column is rather one of what the question names. */
        private double fit(Link link, int i) {
            var before = i == 0 ? null : items.get(i - 1).cue();
            var number = link.isColumn() && catalog.isNumber(link.expr());
            var typed = before == Cue.SUM || before == Cue.AVG ? (number ? FITTING : -FITTING) : 0;
            return typed + (link.isColumn() && isNamed(link.table()) ? FITTING : 0);
        }

        private boolean isNamed(String table) {
            return items.stream()
                    .filter(it -> !it.links().isEmpty())
                    .map(it -> it.links().getFirst())
                    .anyMatch(it -> it.isTable() && it.table().equals(table));
        }
    }
}
