package candela.engine.ask;

import java.util.List;
import java.util.stream.Stream;

/** Tells how well a reading explains a question: 1 is perfect, each doubt takes a share away. */
final class Scorer {
    private Scorer() {}

    static double score(Draft draft, Joins.Tree tree) {
        double doubt = draft.penalty;
        for (int i = 0; i < draft.size(); i++) {
            doubt += doubt(draft, i);
        }
        doubt += 3.0 * tree.unconnected().size();
        doubt += 0.06 * Math.max(0, tree.tables().size() - draft.mentioned().size());
        doubt += fanOut(draft, tree);
        return Math.exp(-doubt);
    }

    private static double doubt(Draft draft, int i) {
        var item = draft.item(i);
        var link = draft.link(i);
        if (link.isPresent()) {
            var loose = (draft.isFree(i) ? 0.35 : 0) + (isOtherRate(draft, i, link.get()) ? 1 : 0);
            var top = item.links().getFirst().score();
            return loose
                    + (link.get().near() ? 0.3 : 0)
                    + 0.7 * (1 - Math.min(1, link.get().score()))
                    + 0.3 * (top - Math.min(top, link.get().score()));
        }
        if (item.isUnknown()) {
            if (item.text().equalsIgnoreCase("new") && isDated(draft)) {
                return 0.02;
            }
            return draft.isFree(i) ? (isAskedFor(draft, i) ? 0.9 : 0.45) : 0.05;
        }
        if (!draft.isFree(i)) {
            return 0;
        }
        if (item.isNumber() && item.period() == null
                || draft.is(
                        i, Cue.BETWEEN, Cue.NOT, Cue.GREATER, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST, Cue.COMPARATIVE)) {
            return 0.9;
        }
        return item.period() != null ? 0.6 : isIdle(item) ? 0 : 0.25;
    }

    /** "conversion rate" where only a "bounce rate" is known. */
    private static boolean isOtherRate(Draft draft, int i, Link link) {
        return i > 0
                && link.isColumn()
                && link.score() < 0.95
                && draft.item(i).text().matches("(?i)rates?|ratios?")
                && (draft.link(i - 1).isPresent() || draft.item(i - 1).isUnknown());
    }

    /** "new customers per month": those that came in the time. */
    private static boolean isDated(Draft draft) {
        return !draft.dates.isEmpty() || draft.groups.stream().anyMatch(it -> it.op() == Reading.Op.PERIOD);
    }

    /** An unknown word in the place of a thing asked for, or that tells which things, must not be passed over. */
    static boolean isAskedFor(Draft draft, int i) {
        return i == 0
                || isName(draft, i)
                || isObject(draft, i)
                || draft.is(i + 1, Cue.SUPERLATIVE)
                || draft.is(i - 1, Cue.IS) && i + 1 == draft.size()
                || draft.isTable(i + 1)
                || draft.is(i - 1, Cue.AND, Cue.COMMA, Cue.OF, Cue.LIST, Cue.BY, Cue.EACH, Cue.COUNT)
                || draft.is(i - 1, Cue.WHICH) && !isDone(draft, i)
                || draft.is(i - 1, Cue.SUM, Cue.AVG, Cue.MIN, Cue.MAX, Cue.SORT, Cue.HIGHEST, Cue.LOWEST, Cue.MOST);
    }

    /** "how much did Acme spend". */
    private static boolean isName(Draft draft, int i) {
        return Character.isUpperCase(draft.item(i).text().codePointAt(0));
    }

    /** "bought laptops", "customer lifetime value": what was bought, or what of the customer. */
    private static boolean isObject(Draft draft, int i) {
        var before = draft.item(i - 1).text();
        return draft.isTable(i - 1) && (before.matches("(?i)bought|sold|.*ed") || !draft.isPlural(i - 1));
    }

    /** "who booked": what somebody did. */
    private static boolean isDone(Draft draft, int i) {
        return draft.item(i - 1).text().equalsIgnoreCase("who")
                && draft.item(i).text().endsWith("ed");
    }

    /** Cues that mean nothing on their own. */
    private static boolean isIdle(Item item) {
        var cue = item.cue();
        return cue == null
                || switch (cue) {
                    case AND, COMMA, OF, IS, YES, WHICH, LIST, EACH, BY, FROM, TO, LIMIT, AVERAGE_VALUE, SORT, ASC ->
                        true;
                    case DESC, NAMED, EXACTLY, BOTH, OR, COMPARE -> true;
                    default -> false;
                };
    }

    /** Sums over rows that a join repeats are wrong. */
    private static double fanOut(Draft draft, Joins.Tree tree) {
        return draft.select.stream()
                        .flatMap(it -> it.op() == Reading.Op.RATIO ? it.args().stream() : Stream.of(it))
                        .filter(it -> it.op() == Reading.Op.SUM || it.op() == Reading.Op.AVG)
                        .filter(it -> Exprs.tables(it).stream().allMatch(tree::repeats))
                        .count()
                * 0.4;
    }

    static List<Item> unexplained(Draft draft) {
        return draft.items.stream()
                .filter(it -> it.isUnknown() && draft.isFree(draft.items.indexOf(it)))
                .toList();
    }
}
