package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the words of a question, those of names and values left out, speak for the shape of a reading: what is shown,
 * kept, grouped and sorted, whatever it is called. Each pair of a few words and a part of the shape has a weight.
 */
final class Outline {
    private static final double NAMED = 0.7;
    private static final int LONGEST = 3;

    private final Evidence evidence;
    private final int[] words;
    private final Map<Integer, Double> known = new HashMap<>();

    Outline(Evidence evidence) {
        this.evidence = evidence;
        this.words = phrases(words()).stream().mapToInt(String::hashCode).toArray();
    }

    /** Phrases of up to three words, those at the beginning and the last one marked, as numbers. */
    int[] phrases() {
        return words;
    }

    private static Set<String> phrases(List<String> words) {
        var phrases = new LinkedHashSet<String>();
        phrases.add("");
        for (int i = 0; i < words.size(); i++) {
            for (int n = 1; n <= LONGEST && i + n <= words.size(); n++) {
                var phrase = String.join(" ", words.subList(i, i + n));
                phrases.add(phrase);
                if (i == 0) {
                    phrases.add("^ " + phrase);
                }
            }
        }
        if (!words.isEmpty()) {
            phrases.add(words.getLast() + " $");
        }
        return phrases;
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        for (int i = 0; i < evidence.tokens.size(); i++) {
            var word = word(i);
            if (!word.startsWith("<") || words.isEmpty() || !words.getLast().equals(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private String word(int i) {
        var plain = evidence.word(i);
        if (plain.startsWith("<") || evidence.cues[i] != null) {
            return plain;
        }
        if (evidence.values.stream().anyMatch(it -> names(it.at(), i))) {
            return "<value>";
        }
        if (Cues.isStopword(evidence.tokens.get(i))) {
            return plain;
        }
        return evidence.named.stream().anyMatch(it -> names(it, i))
                ? "<column>"
                : evidence.tables.values().stream().anyMatch(it -> names(it, i)) ? "<table>" : plain;
    }

    private static boolean names(Evidence.Mention at, int i) {
        return at.from() <= i && i < at.to() && at.score() > NAMED;
    }

    /** The parts of a reading's shape as numbers, each once. */
    static int[] parts(Reading reading, Joins.Tree tree) {
        var parts = new LinkedHashSet<String>();
        add(reading, "", parts);
        var whole = String.join(" ", parts);
        parts.add("tables " + Math.min(4, tree.tables().size()));
        parts.add("= " + whole);
        return parts.stream().mapToInt(String::hashCode).toArray();
    }

    private static void add(Reading reading, String prefix, Set<String> parts) {
        var shown = reading.select().stream().map(it -> it.op().name()).sorted().collect(Collectors.joining(" "));
        parts.add(prefix + "shows " + (shown.isEmpty() ? "all" : shown));
        parts.add(prefix + "shown " + reading.select().size());
        reading.select().stream().filter(Expr::aggregates).forEach(it -> parts.add(prefix + "show " + it.op()));
        if (reading.distinct()) {
            parts.add(prefix + "distinct");
        }
        parts.add(prefix + (reading.groups().isEmpty() ? "plain" : "grouped"));
        parts.add(prefix
                + (reading.order().isEmpty()
                        ? "unsorted"
                        : sorted(reading.order().getFirst(), limit(reading))));
        parts.add(prefix + "keeps " + reading.where().size());
        reading.where().forEach(it -> add(it, prefix, parts));
        var combination = reading.combination();
        if (combination != null) {
            parts.add(prefix + combination.kind());
            add(combination.other(), prefix + "other ", parts);
        }
    }

    private static String limit(Reading reading) {
        return reading.limit() == null ? "" : reading.limit() == 1 ? " one" : " some";
    }

    private static String sorted(Sorting sorting, String limit) {
        return "sorted " + sorting.by().op() + (sorting.descending() ? " down" : " up") + limit;
    }

    private static void add(Condition condition, String prefix, Set<String> parts) {
        var left = condition.left();
        parts.add(prefix + "keep " + condition.test()
                + (left == null || left.op() == Reading.Op.COLUMN ? "" : " " + left.op()));
        condition.parts().forEach(it -> add(it, prefix + "any ", parts));
        if (condition.query() != null) {
            add(condition.query(), prefix + "in ", parts);
        }
    }

    /** How much the words of the question speak for the parts, as learnt. */
    double odds(Weights weights, int[] parts) {
        return IntStream.of(parts)
                .mapToDouble(part -> known.computeIfAbsent(part, it -> weights.odds(places(it))))
                .sum();
    }

    private int[] places(int part) {
        return IntStream.of(words).map(it -> place(part, it)).toArray();
    }

    /** Where the weight of a phrase beside a part stands. */
    static int place(int part, int phrase) {
        return Weights.place(part * 0x85EBCA6B ^ Integer.rotateLeft(phrase * 0xC2B2AE35, 13));
    }
}
