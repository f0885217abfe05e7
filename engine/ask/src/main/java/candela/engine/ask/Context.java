package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Weighs the meanings of a span by what stands around it: "name" near "customers" is the customers' name. */
final class Context {
    /** What a meaning loses that cannot be joined with what is certain. */
    private static final double APART = 1;

    private static final double CERTAIN = 0.15;

    private static final double LISTED = 0.2;

    private final Catalog catalog;
    private final Joins joins;
    private final List<Item> items;
    private final Map<String, Integer> named = new LinkedHashMap<>();
    private final Map<String, Double> votes = new HashMap<>();
    private final Set<String> anchors = new LinkedHashSet<>();
    private final Map<String, Map<String, Integer>> near = new HashMap<>();

    Context(Catalog catalog, Joins joins, List<Item> items, Iterable<String> former) {
        this.catalog = catalog;
        this.joins = joins;
        this.items = items;
        for (int i = 0; i < items.size(); i++) {
            var links = items.get(i).links();
            if (!links.isEmpty()
                    && links.getFirst().isTable()
                    && links.getFirst().score() > 0.7) {
                named.putIfAbsent(links.getFirst().table(), i);
            }
            if (isCertain(links)) {
                anchors.add(links.getFirst().table());
            }
            vote(links);
        }
        former.forEach(it -> named.putIfAbsent(it, -1));
    }

    /** Whether one meaning stands far above all others. */
    private static boolean isCertain(List<Link> links) {
        return !links.isEmpty()
                && links.getFirst().score() > 0.9
                && links.stream()
                        .skip(1)
                        .allMatch(it -> it.score() < links.getFirst().score() - CERTAIN
                                || it.table().equals(links.getFirst().table()));
    }

    private void vote(List<Link> links) {
        var best = new HashMap<String, Double>();
        links.forEach(it -> best.merge(it.table(), it.score(), Math::max));
        best.forEach((table, score) -> votes.merge(table, score, Double::sum));
    }

    /** The meanings of a span with their weights, best first. */
    Map<Link, Double> ranked(int i) {
        if (isPeriodOfOthers(i)) {
            return Map.of();
        }
        var weights = new LinkedHashMap<Link, Double>();
        items.get(i).links().forEach(link -> weights.put(link, link.score() + fit(link, i)));
        var ranked = new LinkedHashMap<Link, Double>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<Link, Double>comparingByValue().reversed())
                .forEach(it -> ranked.put(it.getKey(), it.getValue()));
        return ranked;
    }

    /** "in which month were most absences": of those, where only tables that nobody named have a column for it. */
    private boolean isPeriodOfOthers(int i) {
        var item = items.get(i);
        return item.isUnit()
                && !item.text().equalsIgnoreCase("hours")
                && !isMeasured(i)
                && !named.isEmpty()
                && item.links().stream().noneMatch(it -> named.containsKey(it.table()))
                && named.keySet().stream().anyMatch(it -> catalog.moment(it).isPresent());
    }

    /** "more than 20 hours", "total hours": no hours of the day. */
    private boolean isMeasured(int i) {
        return i > 0 && (items.get(i - 1).isNumber() || items.get(i - 1).is(Cue.SUM));
    }

    private double fit(Link link, int i) {
        if (link.isTable() && link.score() < 0.95 && isCompleted(link, i)) {
            return 0.6;
        }
        if (link.isTable()) {
            return (link.score() > 0.9 ? 0.5 : 0.2) - (isApart(link.table()) ? APART : 0);
        }
        double fit = 0.08 * votes.getOrDefault(link.table(), 0.0) / Math.max(1, items.size());
        if (named.containsKey(link.table())) {
            fit += 0.25 + 0.2 / Math.max(1, distance(link.table(), i));
        } else if (!named.isEmpty()) {
            fit -= 0.05 * (nearest(link.table()) - 1);
        }
        fit -= isApart(link.table()) ? APART : 0;
        fit -= isDatedHere(link, i) ? APART : 0;
        fit += link.isValue() && i + 1 < items.size() && isTable(items.get(i + 1), link.table()) ? LISTED : 0;
        if (link.isColumn() && catalog.isForeign(link.table(), link.column()) && link.score() < 1) {
            fit -= 0.2;
        }
        return fit + beside(link, i) + beside(link, i, 1) + beside(link, i, -1) + wholeName(link, i);
    }

    /** Whether no keys lead to something that only one table can mean. */
    private boolean isApart(String table) {
        return anchors.stream().anyMatch(it -> !distances(it).containsKey(table));
    }

    private Map<String, Integer> distances(String table) {
        return near.computeIfAbsent(table, joins::distances);
    }

    /** "items per order": the rest of the name of the order items stands elsewhere. */
    private boolean isCompleted(Link link, int i) {
        var said = Names.words(items.get(i).text()).stream().map(Stems::of).toList();
        var rest = Names.words(link.table()).stream()
                .map(Stems::of)
                .filter(it -> !said.contains(it))
                .toList();
        var others = named.entrySet().stream()
                .filter(it -> it.getValue() != i)
                .map(it -> Stems.of(Names.words(it.getKey()).getLast()))
                .toList();
        return !rest.isEmpty() && others.containsAll(rest);
    }

    private int distance(String table, int i) {
        int nearest = items.size();
        for (int k = 0; k < items.size(); k++) {
            var links = items.get(k).links();
            if (!links.isEmpty()
                    && links.getFirst().isTable()
                    && links.getFirst().table().equals(table)) {
                nearest = Math.min(nearest, k == i ? items.size() : Math.abs(k - i));
            }
        }
        return nearest;
    }

    private int nearest(String table) {
        return named.keySet().stream()
                .map(it -> distances(it).getOrDefault(table, 9))
                .min(Comparator.naturalOrder())
                .orElse(1);
    }

    /** A value beside the name of its column. */
    private double beside(Link link, int i) {
        if (!link.isValue()) {
            return 0;
        }
        for (int k : new int[] {i - 1, i - 2, i + 1}) {
            if (k >= 0 && k < items.size() && isColumn(items.get(k), link)) {
                return 0.3;
            }
        }
        return 0;
    }

    /** "road and gravel bikes": of what one column tells both, rather than each of another. */
    private double beside(Link link, int i, int direction) {
        int and = i + direction;
        int other = and + direction;
        var listed = link.isValue()
                && other >= 0
                && other < items.size()
                && (items.get(and).is(Cue.AND) || items.get(and).is(Cue.OR));
        return listed
                        && items.get(other).links().stream()
                                .anyMatch(it -> it.isValue() && Objects.equals(it.expr(), link.expr()))
                ? LISTED
                : 0;
    }

    /** "tasks were completed" on a day that tasks have, though projects have "completed" for a state. */
    private boolean isDatedHere(Link link, int i) {
        return link.isValue()
                && !named.isEmpty()
                && !named.containsKey(link.table())
                && items.get(i).links().stream()
                        .anyMatch(it -> it.isColumn()
                                && named.containsKey(it.table())
                                && catalog.type(it.expr()).isMoment());
    }

    private static boolean isTable(Item item, String table) {
        return item.links().stream()
                .anyMatch(it -> it.isTable() && it.score() > 0.9 && it.table().equals(table));
    }

    /** "Ana Lopez" is one person of one table. */
    private double wholeName(Link link, int i) {
        var halves = link.isValue() ? catalog.label(link.table()) : List.<Expr>of();
        int half = halves.size() == 2 ? halves.indexOf(link.expr()) : -1;
        int other = half == 0 ? i + 1 : i - 1;
        var whole = half >= 0
                && other >= 0
                && other < items.size()
                && items.get(other).links().stream()
                        .anyMatch(it -> it.isValue() && halves.get(1 - half).equals(it.expr()));
        return whole ? LISTED : 0;
    }

    private static boolean isColumn(Item item, Link value) {
        return item.links().stream().anyMatch(it -> it.isColumn() && Objects.equals(it.expr(), value.expr()));
    }
}
