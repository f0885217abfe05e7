package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Reading.Op;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which words of a question ask for a sum, an average, the least or the greatest, and of what. */
final class Aggregates {
    private static final Map<Op, Set<Cue>> CUES = new EnumMap<>(Map.of(
            Op.SUM, Set.of(Cue.SUM),
            Op.AVG, Set.of(Cue.AVG, Cue.AVERAGE_VALUE),
            Op.MIN, Set.of(Cue.MIN, Cue.LOWEST, Cue.LEAST),
            Op.MAX, Set.of(Cue.MAX, Cue.HIGHEST, Cue.MOST),
            Op.COUNT_DISTINCT, Set.of(Cue.DISTINCT)));
    private static final Map<Op, Set<String>> WORDS = new EnumMap<>(Map.of(
            Op.SUM, Set.of("total", "sum"),
            Op.AVG, Set.of("average", "averages", "mean", "avg"),
            Op.MIN, Set.of("minimum", "smallest", "min", "lowest", "least"),
            Op.MAX, Set.of("maximum", "largest", "max", "highest", "most"),
            Op.COUNT_DISTINCT, Set.of("different", "distinct", "unique")));
    private static final Set<Cue> PLAIN = Set.of(Cue.AVG, Cue.AVERAGE_VALUE, Cue.MIN, Cue.MAX);
    private static final Set<String> BETWEEN = Set.of("of", "the", "value", "values", "for", "in", "a", "all");
    private static final Set<String> LISTING = Set.of("and", ",", "or", "as", "well", "also", "both");

    private final Evidence evidence;

    Aggregates(Evidence evidence) {
        this.evidence = evidence;
    }

    /** What any word asks for; sums are also meant where nothing says so. */
    Stream<Op> asked() {
        return Stream.of(Op.SUM, Op.AVG, Op.MIN, Op.MAX).filter(it -> it == Op.SUM || isAsked(it));
    }

    private boolean isAsked(Op op) {
        return IntStream.range(0, evidence.tokens.size())
                .anyMatch(it -> asks(op, it) || op != Op.AVG && evidence.cues[it] == Cue.SUPERLATIVE);
    }

    private boolean asks(Op op, int i) {
        var cue = evidence.cues[i];
        return cue != null && CUES.getOrDefault(op, Set.of()).contains(cue)
                || WORDS.getOrDefault(op, Set.of()).contains(evidence.word(i));
    }

    /** How many aggregates the words ask for that a reading neither takes nor ranks by. */
    int idle(Reading reading) {
        int idle = 0;
        for (var op : List.of(Op.AVG, Op.MIN, Op.MAX)) {
            var ranked = op != Op.AVG && !reading.order().isEmpty();
            if (isSaid(op) && !ranked && Canon.shownOrTested(reading).noneMatch(it -> Exprs.uses(it, op))) {
                idle++;
            }
        }
        return idle;
    }

    /** Not by "at least", nor by a superlative. */
    private boolean isSaid(Op op) {
        return IntStream.range(0, evidence.tokens.size())
                .anyMatch(it ->
                        evidence.cues[it] == null ? asks(op, it) : PLAIN.contains(evidence.cues[it]) && asks(op, it));
    }

    /** How the nearest word that asks for an aggregate reaches what it is of. */
    String reach(Op op, @Nullable Mention at) {
        var places = IntStream.range(0, evidence.tokens.size())
                .filter(it -> asks(op, it))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return "unasked";
        }
        if (at == null) {
            return "asked";
        }
        return places.stream().map(it -> reach(it, at)).min(String::compareTo).orElseThrow();
    }

    /** In the order of the alphabet: the closest first. */
    private String reach(int word, Mention at) {
        if (word >= at.from()) {
            return word < at.to() ? "a within" : word <= at.to() + 1 ? "f just after" : "h after";
        }
        var between = evidence.tokens.subList(word + 1, at.from());
        if (between.stream().allMatch(it -> BETWEEN.contains(it.word()))) {
            return "b before";
        }
        if (between.stream().allMatch(this::isPassed)) {
            return "c listed";
        }
        var listed = between.stream().anyMatch(it -> LISTING.contains(it.word()));
        return between.size() > 6 ? "g far" : listed ? "e over a list" : "d near";
    }

    /** "average and minimum age": other such words and what lists them. */
    private boolean isPassed(Token token) {
        return BETWEEN.contains(token.word())
                || LISTING.contains(token.word())
                || List.of(Op.SUM, Op.AVG, Op.MIN, Op.MAX).stream()
                        .anyMatch(it -> WORDS.getOrDefault(it, Set.of()).contains(token.word()));
    }
}
