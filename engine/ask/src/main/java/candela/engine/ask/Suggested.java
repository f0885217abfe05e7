package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Sorting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the rules put into their best readings: parts for others, and how much the rules hold of each part. */
final class Suggested {
    private static final int MOST = 8;
    private static final double SURE = 0.75;
    private static final double LIKELY = 0.5;
    /** Where no word stands for a piece. */
    static final Mention NOWHERE = new Mention(0, 1, 0);

    final Evidence evidence;
    final Canon canon;
    private final List<Candidate> rules;
    private final Map<String, Integer> ranks = new HashMap<>();

    Suggested(Evidence evidence, Canon canon, List<Candidate> rules) {
        this.evidence = evidence;
        this.canon = canon;
        this.rules = rules.stream().limit(MOST).toList();
        for (int rank = 0; rank < this.rules.size(); rank++) {
            var reading = this.rules.get(rank).reading();
            int at = rank;
            canon.shown(reading).forEach(it -> ranks.putIfAbsent("show " + it, at));
            canon.conditions(reading).forEach(it -> ranks.putIfAbsent("keep " + it, at));
            Canon.order(reading)
                    .ifPresent(it ->
                            ranks.putIfAbsent("sort " + canon.sort(it.by(), it.descending(), reading.limit()), at));
        }
    }

    /**
     * How well the rules think of a piece: where the best of their readings that holds it stands, and how sure that is.
     */
    String of(Piece piece) {
        var rank = switch (piece) {
            case Show it -> ranks.get("show " + canon.of(it.expr()));
            case Keep it -> ranks.get("keep " + canon.of(it.condition()));
            case Sort it -> ranks.get("sort " + canon.sort(it.by(), it.descending(), it.limit()));
            default -> null;
        };
        var place = rank == null ? "none" : rank == 0 ? "first" : rank < 3 ? "next" : "later";
        return rules.isEmpty()
                ? "no rules"
                : place + " " + sure(rules.getFirst().score());
    }

    /** The order by a piece, and by what else the rules sort those that are equal. */
    List<Sorting> order(Sort sort) {
        var first = new Sorting(sort.by(), sort.descending());
        return rules.stream()
                .map(Candidate::reading)
                .filter(it -> it.order().size() > 1
                        && it.order().getFirst().equals(first)
                        && it.groups().isEmpty()
                        && Objects.equals(it.limit(), sort.limit()))
                .findFirst()
                .map(Reading::order)
                .orElse(List.of(first));
    }

    private static String sure(double score) {
        return score >= SURE ? "sure" : score >= LIKELY ? "likely" : "unsure";
    }

    /** The day of the question; null where the rules make nothing of it. */
    @Nullable
    LocalDate today() {
        return rules.isEmpty() ? null : rules.getFirst().draft().today;
    }

    /** What the readings of the rules show. */
    List<Show> shows(Function<Reading.Expr, @Nullable Mention> at) {
        return rules.stream()
                .flatMap(it -> it.reading().select().stream())
                .distinct()
                .map(it -> new Show(it, at.apply(it)))
                .toList();
    }

    /** Their conditions, each in the slot of the words that it was made of. */
    List<Keep> keeps() {
        var keeps = new ArrayList<Keep>();
        for (var rule : rules) {
            for (var condition : rule.reading().where()) {
                var words = words(rule.draft(), condition);
                var left = condition.left() == null ? null : evidence.mention(condition.left());
                var slot = words != null ? "v" + words.from() : "r" + canon.of(condition);
                keeps.add(new Keep(condition, slot, left, words != null ? words : left != null ? left : NOWHERE));
            }
        }
        return keeps;
    }

    private @Nullable Mention words(Draft draft, Condition condition) {
        return draft.where.stream()
                .filter(it ->
                        it.condition().equals(condition) || condition.parts().contains(it.condition()))
                .filter(it -> draft.has(it.position()))
                .findFirst()
                .map(it -> evidence.mention(draft.item(it.position()), 1))
                .orElse(null);
    }

    /** Their orders. */
    List<Sort> sorts(Function<Reading.Expr, @Nullable Mention> at) {
        return rules.stream()
                .map(Candidate::reading)
                .flatMap(reading -> Canon.order(reading).stream().map(it -> {
                    var words = at.apply(it.by());
                    return new Sort(it.by(), it.descending(), reading.limit(), words, words != null ? words : NOWHERE);
                }))
                .toList();
    }
}
