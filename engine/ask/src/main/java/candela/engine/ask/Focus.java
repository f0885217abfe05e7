package candela.engine.ask;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a large schema that a question is about: those within a few keys of each other that its words name best
 * together. Among hundreds of tables each single word names some that have nothing to do with the rest.
 *
 * @param tables empty for all
 */
record Focus(Set<String> tables) {
    private static final Focus ALL = new Focus(Set.of());
    /** A schema of fewer tables is looked at as a whole. */
    static final int LARGE = 60;

    private static final int MOST_MIDDLES = 80;
    private static final int LONGEST = 5;
    /** What a key in between takes from how well a table is named. */
    private static final double APART = 0.03;
    /** Tables that are named together by this much less may be meant as well. */
    private static final double NEARLY = 0.04;
    /** What is written short is rather something else than what is written out. */
    private static final double SHORT = 0.05;

    static Focus of(List<Token> tokens, Linker linker, Joins joins, Catalog catalog) {
        return catalog.schema().tables().size() < LARGE
                ? ALL
                : new Focus(Set.copyOf(new Named(tokens, linker, joins).best()));
    }

    boolean holds(Link link) {
        return tables.isEmpty() || tables.contains(link.table());
    }

    /** How well each table is named by each token, itself or by a column or value. */
    private static final class Named {
        private final List<Token> tokens;
        private final Joins joins;
        private final Map<String, double[]> scores = new HashMap<>();

        Named(List<Token> tokens, Linker linker, Joins joins) {
            this.tokens = tokens;
            this.joins = joins;
            for (int i = 0; i < tokens.size(); i++) {
                var meaning = tokens.get(i).meaning();
                if (meaning != null) {
                    add(i, i + 1, meaning);
                }
                for (int end = Math.min(tokens.size(), i + LONGEST); end > i; end--) {
                    int from = i;
                    int to = end;
                    linker.named(tokens, from, to).forEach(it -> add(from, to, it));
                }
            }
        }

        private void add(int from, int to, Link link) {
            var score = link.score() - (isShort(link) ? SHORT : 0);
            var best = scores.computeIfAbsent(link.table(), _ -> new double[tokens.size()]);
            for (int i = from; i < to; i++) {
                if (tokens.get(i).quoted() || !Cues.isKnown(tokens.get(i).word())) {
                    best[i] = Math.max(best[i], score);
                }
            }
        }

        private static boolean isShort(Link link) {
            var name = link.isTable() ? link.table() : link.column();
            return !link.isValue() && Names.words(name).stream().anyMatch(Names::isShort);
        }

        Set<String> best() {
            var together = new HashMap<String, Double>();
            scores.keySet().stream()
                    .sorted(Comparator.comparingDouble((String it) -> -sum(scores(it)))
                            .thenComparing(it -> it))
                    .limit(MOST_MIDDLES)
                    .forEach(it -> together.put(it, together(it)));
            var best = together.values().stream().mapToDouble(it -> it).max().orElse(0);
            var tables = new HashSet<String>();
            together.forEach((middle, score) -> {
                if (score >= best - NEARLY) {
                    tables.addAll(joins.near(middle).keySet());
                }
            });
            return tables;
        }

        private double together(String middle) {
            var best = new double[tokens.size()];
            joins.near(middle).forEach((table, distance) -> {
                var own = scores(table);
                for (int i = 0; i < best.length; i++) {
                    best[i] = Math.max(best[i], own[i] == 0 ? 0 : own[i] - APART * distance);
                }
            });
            return sum(best);
        }

        private double[] scores(String table) {
            return scores.getOrDefault(table, new double[tokens.size()]);
        }

        private static double sum(double[] scores) {
            double sum = 0;
            for (var score : scores) {
                sum += score;
            }
            return sum;
        }
    }
}
