package candela.engine.ask;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds how tables hang together: the smallest tree of keys that connects a set of them. */
final class Joins {
    /** A key walked from a table already in the tree to a new one. */
    record Step(String from, String to, ForeignKey key) {
        /** Whether one row of {@code from} may meet several rows of {@code to}. */
        boolean multiplies() {
            return key.table().equalsIgnoreCase(to);
        }
    }

    /**
     * Tables joined one after another.
     *
     * @param first the table the others are joined to
     * @param unconnected tables that no key reaches
     * @param optional tables of which a row may have none
     */
    record Tree(String first, List<Step> steps, Set<String> unconnected, Set<String> optional) {
        /** The same joins, where rows without one of some tables stay: those tables and all joined only for them. */
        Tree keepingRowsWithout(Set<String> few) {
            var optional = new LinkedHashSet<String>();
            for (var table : few) {
                var at = table;
                for (int i = steps.size() - 1; i >= 0; i--) {
                    if (steps.get(i).to().equals(at) && steps.get(i).multiplies()) {
                        optional.add(at);
                        at = steps.get(i).from();
                    }
                }
            }
            return new Tree(first, steps, unconnected, Set.copyOf(optional));
        }

        Set<String> tables() {
            var tables = new LinkedHashSet<String>();
            tables.add(first);
            steps.forEach(it -> tables.add(it.to()));
            return tables;
        }

        /** Whether the joins repeat rows of a table. */
        boolean repeats(String table) {
            var seen = new LinkedHashSet<String>(Set.of(table));
            var grown = true;
            while (grown) {
                grown = false;
                for (var step : steps) {
                    if (seen.contains(step.from()) && !seen.contains(step.to())) {
                        if (step.multiplies()) {
                            return true;
                        }
                        grown |= seen.add(step.to());
                    } else if (seen.contains(step.to()) && !seen.contains(step.from())) {
                        if (!step.multiplies()) {
                            return true;
                        }
                        grown |= seen.add(step.from());
                    }
                }
            }
            return false;
        }
    }

    /** A table on the way from those already joined. */
    private record Reached(String table, @Nullable Step by, int cost, int order) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            return cost == other.cost ? Integer.compare(order, other.order) : Integer.compare(cost, other.cost);
        }
    }

    private static final Set<String> KEYS = Stems.all("id", "code", "key", "number", "no", "fk", "ref");
    private static final int STEP = 10;
    /** How many keys a question about some table reaches from there. */
    private static final int NEAR = 3;
    /** Days, currencies or users in a large schema have more keys than this. */
    private static final int HUB = 40;

    private static final int TURN = 3;

    private final Map<String, List<Step>> edges = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final List<ForeignKey> keys;

    Joins(Schema schema) {
        this(Stream.concat(
                        schema.keys().stream().sorted(Comparator.comparing(Joins::wordsOfRole)),
                        LooseKeys.of(schema).stream())
                .toList());
    }

    private Joins(List<ForeignKey> keys) {
        this.keys = keys;
        for (var key : keys) {
            if (!key.table().equalsIgnoreCase(key.target())) {
                edge(key.table(), key.target(), key);
                edge(key.target(), key.table(), key);
            }
        }
    }

    /**
     * How many words of a key tell more than what it points to: of "course_code" and "prerequisite_code", two keys to
     * one table, the plain one is meant.
     */
    private static long wordsOfRole(ForeignKey key) {
        var target = new HashSet<>(Names.stems(key.target()));
        target.addAll(Names.stems(key.targetColumns().getFirst()));
        return Names.stems(key.columns().getFirst()).stream()
                .filter(it -> !target.contains(it) && !KEYS.contains(it))
                .count();
    }

    /** The same, where each of these keys is the only one between its two tables. */
    Joins via(List<ForeignKey> wanted) {
        if (wanted.isEmpty()) {
            return this;
        }
        var others = new ArrayList<>(wanted);
        keys.stream()
                .filter(it -> wanted.stream().noneMatch(other -> connectsTheSame(it, other)))
                .forEach(others::add);
        return new Joins(List.copyOf(others));
    }

    /** How many keys connect two tables. */
    long keysBetween(String one, String other) {
        return keys.stream()
                .filter(it -> it.table().equalsIgnoreCase(one) && it.target().equalsIgnoreCase(other)
                        || it.table().equalsIgnoreCase(other) && it.target().equalsIgnoreCase(one))
                .count();
    }

    private static boolean connectsTheSame(ForeignKey one, ForeignKey other) {
        return one.table().equalsIgnoreCase(other.table()) && one.target().equalsIgnoreCase(other.target())
                || one.table().equalsIgnoreCase(other.target()) && one.target().equalsIgnoreCase(other.table());
    }

    private void edge(String from, String to, ForeignKey key) {
        edges.computeIfAbsent(from, it -> new ArrayList<>()).add(new Step(from, to, key));
    }

    /** The smallest tree found that holds all the tables, grown from the first one. */
    Tree connect(Collection<String> tables) {
        var wanted = new LinkedHashSet<>(tables);
        var first = wanted.removeFirst();
        var inside = new LinkedHashSet<String>(Set.of(first));
        var steps = new ArrayList<Step>();
        var unconnected = new LinkedHashSet<String>();
        while (!wanted.isEmpty()) {
            var path = nearest(inside, wanted, parents(steps));
            if (path.isEmpty()) {
                unconnected.addAll(wanted);
                break;
            }
            for (var step : path.get()) {
                steps.add(step);
                inside.add(step.to());
            }
            wanted.removeAll(inside);
        }
        return new Tree(first, List.copyOf(steps), Set.copyOf(unconnected), Set.of());
    }

    /** The tables of which the others that are joined hold parts. */
    private static Set<String> parents(List<Step> steps) {
        return steps.stream().map(it -> it.key().target()).collect(Collectors.toSet());
    }

    private Optional<List<Step>> nearest(Set<String> inside, Set<String> wanted) {
        return nearest(inside, wanted, Set.of());
    }

    /**
     * The shortest path; of two as short the one that does not meet by something that both merely belong to.
     *
     * @param parents tables inside that parts were joined to
     */
    private Optional<List<Step>> nearest(Set<String> inside, Set<String> wanted, Set<String> parents) {
        var cameBy = new HashMap<String, Step>();
        var done = new LinkedHashSet<String>();
        var queue = new PriorityQueue<Reached>();
        inside.forEach(it -> queue.add(new Reached(it, null, 0, queue.size())));
        int order = queue.size();
        while (!queue.isEmpty()) {
            var reached = queue.remove();
            var table = reached.table();
            if (!done.add(table)) {
                continue;
            }
            if (reached.by() != null) {
                cameBy.put(table, reached.by());
            }
            if (wanted.contains(table)) {
                return Optional.of(walked(cameBy, table));
            }
            for (var step : edges.getOrDefault(table, List.of())) {
                if (!done.contains(step.to())) {
                    var turns = reached.by() == null && parents.contains(table) && step.multiplies();
                    int cost = cost(reached.by(), step) + (turns ? TURN : 0);
                    queue.add(new Reached(step.to(), step, reached.cost() + cost, order++));
                }
            }
        }
        return Optional.empty();
    }

    /** Up to a whole and down to another of its parts pairs what need not belong together. */
    private static int cost(@Nullable Step before, Step step) {
        return before != null && !before.multiplies() && step.multiplies() ? STEP + TURN : STEP;
    }

    private static List<Step> walked(Map<String, Step> cameBy, String target) {
        var path = new ArrayList<Step>();
        for (var step = cameBy.get(target); step != null; step = cameBy.get(step.from())) {
            path.addFirst(step);
        }
        return path;
    }

    /** How many keys lie between two tables; a large number when nothing connects them. */
    int distance(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        return nearest(Set.of(one), Set.of(other)).map(List::size).orElse(9);
    }

    /** How many keys lie between a table and each that it hangs together with. */
    Map<String, Integer> distances(String table) {
        return distances(table, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The same for tables that are a few keys away, not by way of what nearly everything points to. */
    Map<String, Integer> near(String table) {
        return distances(table, NEAR, HUB);
    }

    private Map<String, Integer> distances(String table, int farthest, int most) {
        var distances = new HashMap<String, Integer>(Map.of(table, 0));
        var queue = new ArrayDeque<>(List.of(table));
        while (!queue.isEmpty()) {
            var at = queue.removeFirst();
            int next = distances.getOrDefault(at, 0) + 1;
            var steps = edges.getOrDefault(at, List.of());
            for (var step : next > farthest || steps.size() > most ? List.<Step>of() : steps) {
                if (distances.putIfAbsent(step.to(), next) == null) {
                    queue.addLast(step.to());
                }
            }
        }
        return distances;
    }

    /** The steps from one table to another; empty when nothing connects them. */
    List<Step> path(String one, String other) {
        return one.equals(other)
                ? List.of()
                : nearest(Set.of(one), Set.of(other)).orElse(List.of());
    }

    /** Tables that point to this one, in the schema's order. */
    List<String> children(String table) {
        return edges.getOrDefault(table, List.of()).stream()
                .filter(Step::multiplies)
                .map(Step::to)
                .distinct()
                .toList();
    }

    /** Tables that this one points to, in the schema's order. */
    List<String> parents(String table) {
        return edges.getOrDefault(table, List.of()).stream()
                .filter(it -> !it.multiplies())
                .map(Step::to)
                .distinct()
                .toList();
    }
}
